package dev.seatledger.shared.time;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.inject.Qualifier;

/** The clock that others share: for the expiry of tokens. In a demo the product's own clock may be ahead of it. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface RealTime {}
