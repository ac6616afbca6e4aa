package dev.seatledger.architecture.broken;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Every way to compute with floating point that a rule could overlook. */
public final class FloatingPoints {

    private FloatingPoints() {}

    public static final class InAField {
        double price;
    }

    public record InAComponent(float price) {}

    public static final class InAParameter {
        void bill(double price) {}
    }

    public static final class InAVariable {
        int half(int cents) {
            double half = cents;
            return (int) half;
        }
    }

    public static final class InAnOperation {
        long withTax(BigDecimal price) {
            return (long) (price.doubleValue() * 1.2);
        }
    }

    public static final class InAnArray {
        Object prices() {
            return new float[2];
        }
    }

    public static final class InAType {
        List<Double> prices = List.of();
    }

    public static final class InAReference {
        Function<BigDecimal, Object> conversion() {
            return BigDecimal::floatValue;
        }
    }
}
