package dev.seatledger.unit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.AdditionalInvoicing;
import dev.seatledger.billing.ChargeLine;
import dev.seatledger.billing.InvoiceReason;
import dev.seatledger.billing.SeatCharge;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SeatSource;
import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.Invoicing;
import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.InvoiceRecord;
import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.UnitRecord;
import dev.seatledger.shared.persistence.Ids;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/** Units are added; seats that are missing are bought, and invoiced at once or later as the contract says (R9 - R15). */
record AddUnits(UUID companyId, String actor, List<NewUnit> newUnits, Invoicing invoicing)
        implements Command<AddedUnits> {

    @Override
    public Decision<AddedUnits> decide(CompanyState state, Instant now) {
        refuseWhereNothingCanBeAdded(state, now);
        SeatCharge charge = SeatCharge.forAdding(quantities(), state.positions(), state.terms(), now);
        boolean immediate = state.terms().additionalInvoicing() == AdditionalInvoicing.IMMEDIATE;
        Optional<InvoiceRecord> invoice = immediate
                ? invoicing.draft(state, InvoiceReason.ADDITIONAL_UNITS, charge.lines(), now)
                : Optional.empty();

        Posting posting = new Posting(state, actor, now);
        List<AddedUnits.Seated> seated = seat(posting, state, now, invoice.map(InvoiceRecord::invoiceId));
        for (ChargeLine line : charge.lines()) {
            posting.purchaseSeats(line);
            if (!immediate && !line.net().isZero()) {
                posting.chargeLater(line);
            }
        }
        invoice.ifPresent(posting::issue);
        return Decision.write(
                posting,
                receipt -> new AddedUnits(
                        seated,
                        invoice.map(issued -> new AddedUnits.Issued(issued, receipt.numberOf(issued.invoiceId())))));
    }

    private void refuseWhereNothingCanBeAdded(CompanyState state, Instant now) {
        if (!state.hasStarted(now)) {
            throw new DomainFailure(
                    ProblemType.CONTRACT_NOT_STARTED,
                    "The contract starts on " + state.terms().calendar().contractStart()
                            + "; units can be added from then on.");
        }
        for (NewUnit unit : newUnits) {
            if (!state.positions().containsKey(unit.type())) {
                throw new DomainFailure(
                        ProblemType.UNIT_TYPE_NOT_IN_CONTRACT,
                        "The contract has no %s.".formatted(unit.type().noun(2)));
            }
        }
    }

    private Map<UnitType, Integer> quantities() {
        Map<UnitType, Integer> quantities = new EnumMap<>(UnitType.class);
        newUnits.forEach(unit -> quantities.merge(unit.type(), 1, Integer::sum));
        return quantities;
    }

    /** One unit after the other, so that the seat log tells which of them needed a new seat. */
    private List<AddedUnits.Seated> seat(Posting posting, CompanyState state, Instant now, Optional<UUID> invoiceId) {
        Map<UnitType, SeatPosition> positions = new EnumMap<>(state.positions());
        List<AddedUnits.Seated> seated = new ArrayList<>();
        for (NewUnit newUnit : newUnits) {
            SeatPosition before = java.util.Objects.requireNonNull(positions.get(newUnit.type()));
            SeatSource source = before.nextSeat();
            SeatPosition after = before.add(1);
            UnitRecord unit = record(newUnit, now);
            @Nullable UUID billedBy = source == SeatSource.ADDITIONAL ? invoiceId.orElse(null) : null;
            posting.createUnit(unit, after, billedBy);
            positions.put(newUnit.type(), after);
            seated.add(new AddedUnits.Seated(unit, source, after));
        }
        return seated;
    }

    private UnitRecord record(NewUnit unit, Instant now) {
        return new UnitRecord(
                companyId, Ids.next(), unit.type(), unit.name(), unit.email(), unit.phoneNumber(), 1, now, actor);
    }
}
