package dev.seatledger.invoice.document;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.Period;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.invoice.BankAccount;
import dev.seatledger.ledger.DocumentLine;
import dev.seatledger.shared.money.Money;

/**
 * The document for the accountant's software: EN 16931 in the syntax of UN/CEFACT's Cross Industry Invoice. Comments name the standard's
 * business terms (BT) and groups (BG); the order of elements is the schema's.
 *
 * <p>Amounts are exact. The standard knows two decimals at most, so in currencies with three the document breaks its rules on decimals
 * (BR-DEC), and on sums, which validators round to two (BR-CO-10, BR-CO-13, BR-O-08); it breaks no others. A rounded amount would be a wrong one.
 */
final class CrossIndustryInvoice {

    private static final String RSM = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
    private static final String RAM =
            "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";
    private static final String UDT = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100";
    private static final String QDT = "urn:un:unece:uncefact:data:standard:QualifiedDataType:100";

    /** The profile without extensions, which Factur-X calls EN 16931. */
    private static final String GUIDELINE = "urn:cen.eu:en16931:2017";

    private static final String INVOICE = "380";
    private static final String CREDIT_NOTE = "381";

    /** UN/ECE Recommendation 20: one. */
    private static final String PIECE = "C62";

    /** The form of a date: CCYYMMDD. */
    private static final String DAY_FORMAT = "102";

    private static final int ADDRESS_LINES = 3;

    private final DocumentContent content;
    private final Wording wording;
    private final XmlText xml;

    private CrossIndustryInvoice(DocumentContent content, XmlText xml) {
        this.content = content;
        this.wording = Wording.in(content.language());
        this.xml = xml;
    }

    static Buffer of(DocumentContent content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XmlText xml = new XmlText(
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name()));
            new CrossIndustryInvoice(content, xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private void write() throws XMLStreamException {
        xml.root("rsm:CrossIndustryInvoice", List.of("rsm", RSM, "ram", RAM, "udt", UDT, "qdt", QDT), () -> {
            xml.element(
                    "rsm:ExchangedDocumentContext",
                    () -> xml.element( // BT-24
                            "ram:GuidelineSpecifiedDocumentContextParameter", () -> xml.text("ram:ID", GUIDELINE)));
            xml.element("rsm:ExchangedDocument", this::header);
            xml.element("rsm:SupplyChainTradeTransaction", () -> {
                int number = 0;
                for (DocumentLine line : content.lines()) {
                    number++;
                    String id = String.valueOf(number);
                    xml.element("ram:IncludedSupplyChainTradeLineItem", () -> line(id, line));
                }
                xml.element("ram:ApplicableHeaderTradeAgreement", this::parties);
                xml.element("ram:ApplicableHeaderTradeDelivery", () -> {});
                xml.element("ram:ApplicableHeaderTradeSettlement", this::settlement);
            });
        });
    }

    private void header() throws XMLStreamException {
        xml.text("ram:ID", content.number()); // BT-1
        xml.text("ram:TypeCode", content.isInvoice() ? INVOICE : CREDIT_NOTE); // BT-3
        date("ram:IssueDateTime", content.issueDate()); // BT-2
        // BG-1
        note(null, wording.text("reason." + content.kind() + "." + content.reason()) + ", " + content.planName());
        for (DocumentContent.Credit credit : content.credits()) {
            note(null, wording.text("creditApplied.note", credit.number(), wording.money(credit.amount())));
        }
        for (LegalNote legal : LegalNote.of(content)) {
            note(legal.subject(), wording.text(legal.key()));
        }
    }

    private void note(@Nullable String subject, String text) throws XMLStreamException {
        xml.element("ram:IncludedNote", () -> {
            xml.text("ram:Content", text); // BT-22
            if (subject != null) {
                xml.text("ram:SubjectCode", subject); // BT-21
            }
        });
    }

    /** BG-25. */
    private void line(String id, DocumentLine line) throws XMLStreamException {
        xml.element("ram:AssociatedDocumentLineDocument", () -> {
            xml.text("ram:LineID", id); // BT-126
            String explanation = wording.explain(line);
            if (!explanation.isEmpty()) {
                xml.element("ram:IncludedNote", () -> xml.text("ram:Content", explanation)); // BT-127
            }
        });
        xml.element("ram:SpecifiedTradeProduct", () -> xml.text("ram:Name", wording.describe(content, line))); // BT-153
        xml.element(
                "ram:SpecifiedLineTradeAgreement",
                () -> xml.element( // BT-146
                        "ram:NetPriceProductTradePrice",
                        () -> xml.text("ram:ChargeAmount", line.unitPrice().toPlainString())));
        xml.element(
                "ram:SpecifiedLineTradeDelivery",
                () -> xml.text( // BT-129, BT-130
                        "ram:BilledQuantity", String.valueOf(line.quantity()), "unitCode", PIECE));
        xml.element("ram:SpecifiedLineTradeSettlement", () -> {
            xml.element("ram:ApplicableTradeTax", () -> {
                xml.text("ram:TypeCode", "VAT");
                xml.text("ram:CategoryCode", categoryCode()); // BT-151
                rate(); // BT-152
            });
            period(line.period()); // BG-26
            xml.element(
                    "ram:SpecifiedTradeSettlementLineMonetarySummation",
                    () -> amount("ram:LineTotalAmount", line.net())); // BT-131
        });
    }

    private void parties() throws XMLStreamException {
        xml.element("ram:SellerTradeParty", this::seller); // BG-4
        xml.element("ram:BuyerTradeParty", this::buyer); // BG-7
    }

    private void seller() throws XMLStreamException {
        DocumentContent.Party seller = content.seller();
        String vatNumber = seller.vatNumber();
        String siren = Siren.of(seller);
        // BR-O-02: where there is no VAT, no VAT number may be named as one; somebody who can be identified it must be
        // (BR-CO-26).
        if (isOutsideScope() && siren == null) {
            xml.text("ram:ID", vatNumber == null ? seller.legalName() : vatNumber); // BT-29
        }
        xml.text("ram:Name", seller.legalName()); // BT-27
        if (siren != null) {
            xml.element(
                    "ram:SpecifiedLegalOrganization", // BT-30
                    () -> xml.text("ram:ID", siren, "schemeID", Siren.SCHEME));
        }
        address(seller);
        vatNumber(vatNumber); // BT-31
    }

    private void buyer() throws XMLStreamException {
        xml.text("ram:Name", content.buyer().legalName()); // BT-44
        address(content.buyer());
        vatNumber(content.buyer().vatNumber()); // BT-48
    }

    private void address(DocumentContent.Party party) throws XMLStreamException {
        List<String> lines = party.address();
        xml.element("ram:PostalTradeAddress", () -> {
            String[] names = {"ram:LineOne", "ram:LineTwo", "ram:LineThree"};
            for (int i = 0; i < Math.min(lines.size(), ADDRESS_LINES); i++) {
                boolean isLast = i == ADDRESS_LINES - 1;
                xml.text(names[i], isLast ? String.join(", ", lines.subList(i, lines.size())) : lines.get(i));
            }
            xml.text("ram:CountryID", party.country());
        });
    }

    private void vatNumber(@Nullable String vatNumber) throws XMLStreamException {
        if (vatNumber != null && !isOutsideScope()) {
            xml.element("ram:SpecifiedTaxRegistration", () -> xml.text("ram:ID", vatNumber, "schemeID", "VA"));
        }
    }

    private void settlement() throws XMLStreamException {
        if (content.isPaidByTransfer()) {
            xml.text("ram:PaymentReference", content.number()); // BT-83
        }
        xml.text("ram:InvoiceCurrencyCode", content.currency().getCurrencyCode()); // BT-5
        if (content.isInvoice()) {
            xml.element("ram:SpecifiedTradeSettlementPaymentMeans", this::paymentMeans); // BG-16
        }
        xml.element("ram:ApplicableTradeTax", this::tax); // BG-23
        period(content.period()); // BG-14
        xml.element("ram:SpecifiedTradePaymentTerms", () -> {
            xml.text("ram:Description", PaymentText.of(content, wording)); // BT-20
            LocalDate dueDate = content.dueDate();
            if (dueDate != null) {
                date("ram:DueDateDateTime", dueDate); // BT-9
            }
        });
        xml.element("ram:SpecifiedTradeSettlementHeaderMonetarySummation", this::sums); // BG-22
        DocumentContent.CreditedInvoice credited = content.credited();
        if (credited != null) {
            xml.element(
                    "ram:InvoiceReferencedDocument",
                    () -> { // BG-3
                        xml.text("ram:IssuerAssignedID", credited.number());
                        xml.element(
                                "ram:FormattedIssueDateTime",
                                () -> xml.text(
                                        "qdt:DateTimeString", compact(credited.issueDate()), "format", DAY_FORMAT));
                    });
        }
    }

    private void paymentMeans() throws XMLStreamException {
        BankAccount account = content.account();
        xml.text("ram:TypeCode", meansCode(account != null)); // BT-81
        xml.text("ram:Information", wording.text("means." + content.paymentMethod())); // BT-82
        if (account != null) {
            xml.element("ram:PayeePartyCreditorFinancialAccount", () -> xml.text("ram:IBANID", account.iban()));
            String bic = account.bic();
            if (bic != null) {
                xml.element("ram:PayeeSpecifiedCreditorFinancialInstitution", () -> xml.text("ram:BICID", bic));
            }
        }
    }

    /** UNTDID 4461. A transfer has to name its account (BR-61), so without one it is a means that is not defined. */
    private String meansCode(boolean namesAccount) {
        return switch (content.paymentMethod()) {
            case CARD -> "48";
            case DIRECT_DEBIT -> "49";
            case BANK_TRANSFER -> namesAccount ? "30" : "1";
        };
    }

    private void tax() throws XMLStreamException {
        amount("ram:CalculatedAmount", content.amounts().tax()); // BT-117
        xml.text("ram:TypeCode", "VAT");
        String reason = wording.taxReason(content.tax());
        if (!reason.isEmpty()) {
            xml.text("ram:ExemptionReason", reason); // BT-120
        }
        amount("ram:BasisAmount", content.amounts().net()); // BT-116
        xml.text("ram:CategoryCode", categoryCode()); // BT-118
        switch (content.tax().category()) {
            case STANDARD -> {
                // taxed: there is no reason not to
            }
            case REVERSE_CHARGE -> xml.text("ram:ExemptionReasonCode", "VATEX-EU-AE"); // BT-121
            case OUTSIDE_SCOPE -> xml.text("ram:ExemptionReasonCode", "VATEX-EU-O");
        }
        rate(); // BT-119
    }

    private void sums() throws XMLStreamException {
        DocumentContent.Amounts amounts = content.amounts();
        amount("ram:LineTotalAmount", amounts.net()); // BT-106
        amount("ram:TaxBasisTotalAmount", amounts.net()); // BT-109
        xml.text(
                "ram:TaxTotalAmount", // BT-110
                amounts.tax().toAmountString(),
                "currencyID",
                content.currency().getCurrencyCode());
        amount("ram:GrandTotalAmount", amounts.total()); // BT-112
        if (!amounts.creditApplied().isZero()) {
            amount("ram:TotalPrepaidAmount", amounts.creditApplied()); // BT-113
        }
        amount("ram:DuePayableAmount", amounts.due()); // BT-115
    }

    private String categoryCode() {
        return switch (content.tax().category()) {
            case STANDARD -> content.tax().ratePercent().signum() == 0 ? "Z" : "S";
            case REVERSE_CHARGE -> "AE";
            case OUTSIDE_SCOPE -> "O";
        };
    }

    /** Where there is no VAT there is no rate of it, not even 0. */
    private void rate() throws XMLStreamException {
        if (!isOutsideScope()) {
            BigDecimal percent = content.tax().ratePercent().stripTrailingZeros();
            xml.text("ram:RateApplicablePercent", percent.toPlainString());
        }
    }

    private boolean isOutsideScope() {
        return content.tax().category() == TaxCategory.OUTSIDE_SCOPE;
    }

    private void amount(String name, Money money) throws XMLStreamException {
        xml.text(name, money.toAmountString());
    }

    /** The last day is part of it, as the standard wants. */
    private void period(Period period) throws XMLStreamException {
        xml.element("ram:BillingSpecifiedPeriod", () -> {
            date("ram:StartDateTime", period.start());
            date("ram:EndDateTime", period.lastDay());
        });
    }

    private void date(String name, LocalDate date) throws XMLStreamException {
        xml.element(name, () -> xml.text("udt:DateTimeString", compact(date), "format", DAY_FORMAT));
    }

    private static String compact(LocalDate date) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }
}
