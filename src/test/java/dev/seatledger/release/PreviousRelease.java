package dev.seatledger.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The release before this one: {@code src/test/releases/previous} names it. */
final class PreviousRelease {

    private PreviousRelease() {}

    /** Of the application. The first time it is built, which takes some minutes. */
    static Path jar() throws IOException, InterruptedException {
        Process build = new ProcessBuilder(
                        Path.of("src/test/releases/build").toAbsolutePath().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (build.waitFor() != 0) {
            throw new IllegalStateException("The previous release cannot be built; src/test/releases/build says why.");
        }
        return Path.of(output.substring(output.lastIndexOf('\n') + 1));
    }
}
