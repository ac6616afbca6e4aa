package dev.seatledger.release;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.simulation.Simulation;
import dev.seatledger.testing.Instance;

/**
 * A rolling update: the release before this one goes on working, on the schema of this one and beside it.
 *
 * <p>{@code -Dseatledger.release.commands} says how many commands the simulation has.
 */
class PreviousReleaseProof {

    @TempDir
    static Path directory;

    private static Stage stage;
    private static Instance newer;
    private static Instance older;

    /** The newer one first, for it migrates. */
    @BeforeAll
    static void start() throws Exception {
        Path previous = PreviousRelease.jar();
        stage = new Stage(directory);
        newer = stage.start();
        older = stage.start(previous);
    }

    @AfterAll
    static void stop() throws Exception {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void worksOnTheNewSchema() throws Exception {
        stage.live(older);
    }

    /** What either writes the other reads: requests that were answered, adds that wait for an owner, events, documents. */
    @Test
    void sharesCompaniesWithTheNewRelease() throws Exception {
        stage.live(older, newer);
        stage.live(newer, older);
    }

    @Test
    void billsAsTheOracleSaysBesideTheNewRelease() {
        Simulation.proveAcrossReleases(List.of(older, newer), Integer.getInteger("seatledger.release.commands", 4_000));
    }
}
