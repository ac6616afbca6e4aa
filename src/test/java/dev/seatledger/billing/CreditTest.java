package dev.seatledger.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.seatledger.shared.money.Money;

import static dev.seatledger.billing.Contract.EUR;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** R28, R29. */
class CreditTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                          , left net, left tax, percent, asked , net   , tax
            all of it                       , 300.00  , 60.00   , 20     , 360.00, 300.00, 60.00
            a part                          , 300.00  , 60.00   , 20     , 10.00 , 8.33  , 1.67
            the smallest unit               , 300.00  , 60.00   , 20     , 0.01  , 0.01  , 0.00
            half a unit is rounded up       , 300.00  , 60.00   , 20     , 0.09  , 0.08  , 0.01
            more than is left               , 300.00  , 60.00   , 20     , 360.01, ''    , ''
            no tax                          , 300.00  , 0.00    , 0      , 10.00 , 10.00 , 0.00
            no more tax than is left        , 10.00   , 0.05    , 20     , 6.00  , 5.95  , 0.05
            no more net than is left        , 0.00    , 0.05    , 20     , 0.03  , 0.00  , 0.03
            """)
    void ofATotalDividesIntoNetAndTax(
            String name, String leftNet, String leftTax, String percent, String asked, String net, String tax) {
        CreditableAmounts left = left(leftNet, leftTax, percent);

        String found = left.ofTotal(euros(asked))
                .map(amounts ->
                        amounts.net().toAmountString() + " + " + amounts.tax().toAmountString())
                .orElse(" + ");

        assertEquals(net + " + " + tax, found);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                          , left net, left tax, asked , tax
            case 24                         , 300.00  , 60.00   , 104.52, 20.90
            all the net takes all the tax   , 100.00  , 20.01   , 100.00, 20.01
            no more tax than is left        , 100.00  , 5.00    , 50.00 , 5.00
            more than is left               , 100.00  , 20.00   , 100.01, ''
            """)
    void ofANetTakesItsTax(String name, String leftNet, String leftTax, String asked, String tax) {
        assertEquals(
                tax,
                left(leftNet, leftTax, "20")
                        .ofNet(euros(asked))
                        .map(amounts -> amounts.tax().toAmountString())
                        .orElse(""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name              , total , credits              , applied
            case 25             , 216.00, 125.42               , 125.42
            case 26: the first  , 216.00, 500.00               , 216.00
            case 26: the last   , 216.00, 68.00                , 68.00
            oldest first        , 216.00, 100.00 50.00 100.00  , 100.00 50.00 66.00
            none                , 216.00, ''                   , ''
            none left for a third, 100.00, 60.00 40.00 1.00    , 60.00 40.00
            """)
    void paysInvoicesOldestFirst(String name, String total, String credits, String applied) {
        List<OpenCredit> open = new ArrayList<>();
        for (String remaining : credits.isEmpty() ? new String[0] : credits.split(" ", -1)) {
            open.add(new OpenCredit(new UUID(0, open.size()), euros(remaining)));
        }

        List<AppliedCredit> found = AppliedCredit.oldestFirst(euros(total), open);

        assertEquals(
                applied,
                String.join(
                        " ",
                        found.stream()
                                .map(credit -> credit.amount().toAmountString())
                                .toList()));
        for (int i = 0; i < found.size(); i++) {
            assertEquals(open.get(i).creditNoteId(), found.get(i).creditNoteId());
        }
    }

    private static CreditableAmounts left(String net, String tax, String percent) {
        return new CreditableAmounts(
                euros(net), euros(tax), new TaxTreatment(TaxCategory.STANDARD, new BigDecimal(percent), null));
    }

    private static Money euros(String amount) {
        return Money.of(amount, EUR);
    }
}
