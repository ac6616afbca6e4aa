package dev.seatledger.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for one host name, made by the JDK's own tool, and a store of certificates that has it.
 *
 * @param trustStore for whoever is to trust it
 */
public record Certificate(Path keyStore, Path trustStore) {

    public static final String PASSWORD = "only-for-tests";

    public static Certificate of(String hostName, Path directory) throws IOException, InterruptedException {
        Path keyStore = directory.resolve("receiver.p12");
        Path exported = directory.resolve("receiver.crt");
        Path trustStore = directory.resolve("trust.p12");
        keytool(
                keyStore,
                "-genkeypair",
                "-alias",
                "receiver",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + hostName,
                "-ext",
                "SAN=dns:" + hostName);
        keytool(keyStore, "-exportcert", "-alias", "receiver", "-file", exported.toString());
        keytool(trustStore, "-importcert", "-noprompt", "-alias", "receiver", "-file", exported.toString());
        return new Certificate(keyStore, trustStore);
    }

    /** For a server that has the certificate. */
    SSLContext context() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keyStore)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }
}
