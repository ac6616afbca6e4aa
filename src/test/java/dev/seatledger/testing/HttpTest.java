package dev.seatledger.testing;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import org.junit.jupiter.api.Tag;

/** What tests over HTTP have in common: one application and one database for all of them; each test onboards companies of its own. */
@Tag("postgres")
@WithTestResource(value = SeatledgerUnderTest.class, scope = TestResourceScope.GLOBAL)
public abstract class HttpTest {}
