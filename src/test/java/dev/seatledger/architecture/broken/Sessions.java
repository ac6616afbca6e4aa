package dev.seatledger.architecture.broken;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Sessions that begin where nobody sees it, and one that is right. */
public final class Sessions {

    private Sessions() {}

    public static class OfARepository {
        @WithSession
        public Uni<Void> read() {
            return Uni.createFrom().voidItem();
        }
    }

    @WithTransaction
    public static class OfAClass {}

    public static class ByHand {
        public Uni<Void> read() {
            return Panache.withSession(() -> Uni.createFrom().voidItem());
        }
    }

    public static class HiddenService {
        @WithTransaction
        Uni<Void> write() {
            return Uni.createFrom().voidItem();
        }
    }

    public static class ProperService {
        @WithSession
        public Uni<Void> read() {
            return Panache.withSession(() -> Uni.createFrom().voidItem());
        }
    }
}
