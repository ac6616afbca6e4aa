package dev.seatledger.shared.config;

import io.smallrye.config.ConfigMapping;

/** Switches of the whole application. */
@ConfigMapping(prefix = "seatledger")
public interface SeatledgerConfig {

    /** Whether tokens are handed out for the asking and companies may live on test clocks. Never in production. */
    boolean demo();
}
