package dev.seatledger.event.webhook;

import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/**
 * Events cannot be sent to this address. The message is the same for all reasons, because it must not reveal which names our network knows.
 */
final class AddressRefused extends DomainFailure {

    AddressRefused() {
        super(
                ProblemType.WEBHOOK_ADDRESS_REFUSED,
                "Events are sent to public addresses only, over https, under a name that can be looked up.");
    }
}
