package dev.seatledger.invoice.document;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

import dev.seatledger.billing.LineRule;
import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.billing.Period;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.Share;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.BankAccount;
import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.ledger.DocumentLine;
import dev.seatledger.ledger.Language;
import dev.seatledger.shared.money.Money;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Case 3 of the worked cases as EN 16931 has it, and what differs in others. */
class CrossIndustryInvoiceTest {

    private static final DocumentContent.Party SELLER =
            new DocumentContent.Party("Seller SAS", List.of("1 rue A", "75002 Paris"), "FR", "FR12345678901");
    private static final TaxTreatment STANDARD = new TaxTreatment(TaxCategory.STANDARD, new BigDecimal("20"), null);

    @Test
    void tellsWhatAndWhen() throws Exception {
        Document xml = written(invoice("FR", null, STANDARD, PaymentMethod.CARD, null));

        assertEquals(List.of("380"), texts(xml, "//ExchangedDocument/TypeCode"));
        assertEquals(List.of("INV-000042"), texts(xml, "//ExchangedDocument/ID"));
        assertEquals(List.of("20241001"), texts(xml, "//ExchangedDocument/IssueDateTime"));
        assertEquals(List.of("urn:cen.eu:en16931:2017"), texts(xml, "//GuidelineSpecifiedDocumentContextParameter/ID"));
        assertEquals(List.of("PMT", "PMD", "AAB"), texts(xml, "//IncludedNote/SubjectCode"));
        assertEquals(
                List.of("20241001"),
                texts(xml, "//ApplicableHeaderTradeSettlement/BillingSpecifiedPeriod/StartDateTime"));
        assertEquals(
                List.of("20241012"),
                texts(xml, "//ApplicableHeaderTradeSettlement/BillingSpecifiedPeriod/EndDateTime"));
    }

    @Test
    void explainsItsLine() throws Exception {
        Document xml = written(invoice("FR", null, STANDARD, PaymentMethod.CARD, null));

        assertEquals(List.of("1 additional user, 1-12 October 2024"), texts(xml, "//SpecifiedTradeProduct/Name"));
        assertEquals(
                List.of("12 of 30 days, at 40.00\u00a0EUR each for the full period. Paid seats: 10 before, 11 after."),
                texts(xml, "//AssociatedDocumentLineDocument/IncludedNote/Content"));
        assertEquals(List.of("1"), texts(xml, "//BilledQuantity[@unitCode='C62']"));
        assertEquals(List.of("16.00"), texts(xml, "//ChargeAmount"));
        assertEquals(List.of("16.00"), texts(xml, "//SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount"));
    }

    @Test
    void sumsUp() throws Exception {
        Document xml = written(invoice("FR", null, STANDARD, PaymentMethod.CARD, null));

        String sums = "//SpecifiedTradeSettlementHeaderMonetarySummation/";
        assertEquals(List.of("16.00"), texts(xml, sums + "TaxBasisTotalAmount"));
        assertEquals(List.of("3.20"), texts(xml, sums + "TaxTotalAmount[@currencyID='EUR']"));
        assertEquals(List.of("19.20"), texts(xml, sums + "GrandTotalAmount"));
        assertEquals(List.of("5.00"), texts(xml, sums + "TotalPrepaidAmount"));
        assertEquals(List.of("14.20"), texts(xml, sums + "DuePayableAmount"));
        assertEquals(List.of("S"), texts(xml, "//ApplicableHeaderTradeSettlement/ApplicableTradeTax/CategoryCode"));
        assertEquals(List.of("20", "20"), texts(xml, "//RateApplicablePercent"));
    }

    @Test
    void namesBothVatNumbersWhereTheChargeIsReversed() throws Exception {
        Document xml = written(invoice(
                "DE",
                "DE123456789",
                new TaxTreatment(TaxCategory.REVERSE_CHARGE, BigDecimal.ZERO, "Reverse charge."),
                PaymentMethod.CARD,
                null));

        assertEquals(List.of("FR12345678901"), texts(xml, "//SellerTradeParty//ID[@schemeID='VA']"));
        assertEquals(List.of("DE123456789"), texts(xml, "//BuyerTradeParty//ID[@schemeID='VA']"));
        assertEquals(List.of("AE", "AE"), texts(xml, "//CategoryCode"));
        assertEquals(List.of("Reverse charge."), texts(xml, "//ExemptionReason"));
        assertEquals(List.of("VATEX-EU-AE"), texts(xml, "//ExemptionReasonCode"));
        assertEquals(List.of("0", "0"), texts(xml, "//RateApplicablePercent"));
    }

    @Test
    void namesNoVatNumberAndNoRateWhereThereIsNoVat() throws Exception {
        Document xml = written(invoice(
                "US",
                "US1234",
                new TaxTreatment(TaxCategory.OUTSIDE_SCOPE, BigDecimal.ZERO, null),
                PaymentMethod.CARD,
                null));

        assertEquals(List.of(), texts(xml, "//ID[@schemeID='VA']"));
        assertEquals(List.of("345678901"), texts(xml, "//SpecifiedLegalOrganization/ID[@schemeID='0002']"));
        assertEquals(List.of(), texts(xml, "//RateApplicablePercent"));
        assertEquals(List.of("Not subject to VAT."), texts(xml, "//ExemptionReason"));
        assertEquals(List.of("VATEX-EU-O"), texts(xml, "//ExemptionReasonCode"));
    }

    @Test
    void saysHowItIsPaid() throws Exception {
        BankAccount account = new BankAccount("FR7630006000011234567890189", "AGRIFRPP");
        Document transfer = written(invoice("FR", null, STANDARD, PaymentMethod.BANK_TRANSFER, account));
        Document unknown = written(invoice("FR", null, STANDARD, PaymentMethod.BANK_TRANSFER, null));
        Document card = written(invoice("FR", null, STANDARD, PaymentMethod.CARD, null));

        assertEquals(List.of("30"), texts(transfer, "//SpecifiedTradeSettlementPaymentMeans/TypeCode"));
        assertEquals(List.of("FR7630006000011234567890189"), texts(transfer, "//IBANID"));
        assertEquals(List.of("INV-000042"), texts(transfer, "//PaymentReference"));
        assertEquals(List.of("1"), texts(unknown, "//SpecifiedTradeSettlementPaymentMeans/TypeCode"));
        assertEquals(List.of("48"), texts(card, "//SpecifiedTradeSettlementPaymentMeans/TypeCode"));
        assertEquals(List.of("20241001"), texts(card, "//DueDateDateTime"));
    }

    @Test
    void namesTheInvoiceThatItCredits() throws Exception {
        DocumentContent invoice = invoice("FR", null, STANDARD, PaymentMethod.CARD, null);
        DocumentContent.Amounts amounts =
                new DocumentContent.Amounts(eur("16.00"), eur("3.20"), eur("19.20"), eur("0.00"), eur("19.20"));
        Document xml = written(new DocumentContent(
                DocumentKind.CREDIT_NOTE,
                "CN-000007",
                "CORRECTION",
                invoice.issueDate(),
                null,
                SELLER,
                invoice.buyer(),
                "Professional",
                invoice.lines(),
                STANDARD,
                amounts,
                List.of(),
                new DocumentContent.CreditedInvoice("INV-000042", LocalDate.parse("2024-10-01")),
                PaymentMethod.CARD,
                null,
                Language.EN));

        assertEquals(List.of("381"), texts(xml, "//ExchangedDocument/TypeCode"));
        assertEquals(List.of("INV-000042"), texts(xml, "//InvoiceReferencedDocument/IssuerAssignedID"));
        assertEquals(List.of("20241001"), texts(xml, "//InvoiceReferencedDocument/FormattedIssueDateTime"));
        assertEquals(List.of("19.20"), texts(xml, "//DuePayableAmount"));
        assertEquals(List.of(), texts(xml, "//SpecifiedTradeSettlementPaymentMeans"));
        assertEquals(List.of(), texts(xml, "//ExchangedDocument/IncludedNote/SubjectCode"));
    }

    private static DocumentContent invoice(
            String country,
            @Nullable String vatNumber,
            TaxTreatment tax,
            PaymentMethod method,
            @Nullable BankAccount account) {
        DocumentLine line = new DocumentLine(
                LineRule.ADDITIONAL,
                "1 additional user, 1-12 October 2024",
                UnitType.USER,
                1,
                new BigDecimal("16.00"),
                new Period(LocalDate.parse("2024-10-01"), LocalDate.parse("2024-10-13")),
                new Share(ProrationMode.DAY, 12, 30),
                eur("40.00"),
                10,
                11,
                eur("16.00"));
        return new DocumentContent(
                DocumentKind.INVOICE,
                "INV-000042",
                "ADDITIONAL_UNITS",
                LocalDate.parse("2024-10-01"),
                LocalDate.parse("2024-10-01"),
                SELLER,
                new DocumentContent.Party("Buyer", List.of(), country, vatNumber),
                "Professional",
                List.of(line),
                tax,
                new DocumentContent.Amounts(eur("16.00"), eur("3.20"), eur("19.20"), eur("5.00"), eur("14.20")),
                List.of(new DocumentContent.Credit("CN-000001", eur("5.00"))),
                null,
                method,
                account,
                Language.EN);
    }

    private static Money eur(String amount) {
        return Money.of(amount, Currency.getInstance("EUR"));
    }

    private static Document written(DocumentContent content) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(CrossIndustryInvoice.of(content).getBytes()));
    }

    /** Names without their prefix stand for any. */
    private static List<String> texts(Document xml, String path) throws Exception {
        String anyPrefix = path.replaceAll("(?<=/)([A-Za-z]+)", "*[substring-after(name(), ':') = '$1']");
        NodeList nodes = (NodeList)
                XPathFactory.newDefaultInstance().newXPath().evaluate(anyPrefix, xml, XPathConstants.NODESET);
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }
}
