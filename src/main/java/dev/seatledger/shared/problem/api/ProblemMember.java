package dev.seatledger.shared.problem.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A member that problems of one kind have beside those of {@link Problem} (RFC 9457, section 3.2); the contract tells of it. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ProblemMember {

    String description();
}
