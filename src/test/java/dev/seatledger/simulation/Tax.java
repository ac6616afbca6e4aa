package dev.seatledger.simulation;

import java.math.BigDecimal;

/** R30 for the customers that are simulated, from 2022 on; the issuer is French. */
record Tax(String category, int ratePercent) {

    static Tax of(Terms.Customer customer) {
        return switch (customer.country()) {
            case "FR" -> new Tax("standard", 20);
            case "DE" -> customer.vatNumber() == null ? new Tax("standard", 19) : new Tax("reverse_charge", 0);
            case "CH", "US" -> new Tax("outside_scope", 0);
            default -> throw new IllegalArgumentException(customer.country());
        };
    }

    BigDecimal on(BigDecimal net) {
        return Rational.of(net).times(Rational.of(ratePercent, 100)).roundHalfUp(net.scale());
    }

    /** The net in an amount that contains the tax. */
    BigDecimal netIn(BigDecimal gross) {
        return Rational.of(gross).times(Rational.of(100, 100L + ratePercent)).roundHalfUp(gross.scale());
    }
}
