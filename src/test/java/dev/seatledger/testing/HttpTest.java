package dev.seatledger.testing;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;

/** What tests over HTTP have in common: one application and one database for all of them; each test onboards companies of its own. */
@WithTestResource(value = SeatledgerUnderTest.class, scope = TestResourceScope.GLOBAL)
public abstract class HttpTest {}
