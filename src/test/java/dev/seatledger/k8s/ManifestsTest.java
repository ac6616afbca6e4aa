package dev.seatledger.k8s;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What the manifests promise. Base is looked at as it is written, and base and overlays as kustomize renders them; where kubectl is
 * missing, the tests that need it are skipped, loudly, and the others look at what is written. Continuous integration has kubectl.
 */
class ManifestsTest {

    private static final Path ROOT = Path.of("k8s");
    private static final Path BASE = ROOT.resolve("base");
    private static final Path OVERLAYS = ROOT.resolve("overlays");
    private static final Path DEV = OVERLAYS.resolve("dev");

    private static final String KUSTOMIZATION = "kustomization.yaml";
    private static final String VERSION = "app.kubernetes.io/version";
    private static final String DEMO = "SEATLEDGER_DEMO";
    private static final String DATABASE_URL = "SEATLEDGER_DATABASE_URL";
    private static final String JWKS_URL = "SEATLEDGER_JWKS_URL";
    private static final String JWT_ISSUER = "SEATLEDGER_JWT_ISSUER";

    private static final Pattern DOCUMENT_START = Pattern.compile("(?m)^---\\s*$");
    private static final Pattern CREDENTIALS_IN_URL = Pattern.compile("://[^\\s:/@]*:([^\\s/@]*)@");
    private static final Set<String> PLACEHOLDERS = Set.of("password");

    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    @TempDir
    private Path temporary;

    @BeforeAll
    static void warnWhereKubectlIsMissing() {
        if (!hasKubectl()) {
            System.err.println(
                    "[WARNING] kubectl is not on the PATH: nobody looks at the manifests as they are applied,"
                            + " only at the files. Install kubectl before you change anything in k8s.");
        }
    }

    @Test
    void manifestsHaveOnlyFieldsThatKubernetesKnows() {
        for (Path file : manifestFiles(ROOT)) {
            List<HasMetadata> objects = parse(read(file));
            assertFalse(objects.isEmpty(), () -> file + " has no object");
            assertEquals(List.of(), unknownFields(objects), file::toString);
        }
    }

    @Test
    void renderedManifestsHaveOnlyFieldsThatKubernetesKnows() {
        assumeKubectl();
        for (Manifests manifests : renderings()) {
            assertFalse(manifests.objects().isEmpty(), manifests::name);
            assertEquals(List.of(), unknownFields(manifests.objects()), manifests::name);
        }
    }

    @Test
    void unknownFieldsAreFoundHoweverDeepTheyAre() {
        String manifest = """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: pod
                spec:
                  containers:
                    - name: container
                      readinessProbe:
                        httpGet:
                          prot: http
                """;
        assertEquals(List.of("/[0]/spec/containers/[0]/readinessProbe/httpGet/prot"), unknownFields(parse(manifest)));
        assertThrows(AssertionError.class, () -> parse("apiVersion: v1\nkind: Deploiment\n"));
    }

    @Test
    void kustomizationsListEveryManifestBesideThem() {
        for (Path file : manifestFiles(ROOT)) {
            String kustomization = read(file.resolveSibling(KUSTOMIZATION));
            assertTrue(
                    kustomization.lines().anyMatch(line -> line.strip().equals("- " + file.getFileName())),
                    () -> file + " is not listed in the kustomization beside it");
        }
    }

    @Test
    void probesAskTheRightEndpoints() {
        for (Manifests manifests : everywhere()) {
            Container container = container(manifests);
            assertAll(
                    manifests.name(),
                    () -> assertAsks("/q/health/started", container.getStartupProbe()),
                    () -> assertAsks("/q/health/ready", container.getReadinessProbe()),
                    () -> assertAsks("/q/health/live", container.getLivenessProbe()),
                    () -> assertEquals(
                            Map.of("http", 8080),
                            Map.of(
                                    container.getPorts().get(0).getName(),
                                    container.getPorts().get(0).getContainerPort())),
                    () -> assertEquals("8080", environment(manifests).get("QUARKUS_HTTP_PORT")));
        }
    }

    @Test
    void podsAreScrapedWhereTheMetricsAre() {
        for (Manifests manifests : everywhere()) {
            Map<String, String> annotations =
                    deployment(manifests).getSpec().getTemplate().getMetadata().getAnnotations();
            assertAll(
                    manifests.name(),
                    () -> assertEquals("true", annotations.get("prometheus.io/scrape")),
                    () -> assertEquals("/q/metrics", annotations.get("prometheus.io/path")),
                    () -> assertEquals("8080", annotations.get("prometheus.io/port")));
        }
    }

    @Test
    void podsRunRestricted() {
        for (Manifests manifests : everywhere()) {
            PodSpec pod = pod(manifests);
            Container container = container(manifests);
            assertAll(
                    manifests.name(),
                    () -> assertEquals(true, pod.getSecurityContext().getRunAsNonRoot()),
                    () -> assertEquals(
                            "RuntimeDefault",
                            pod.getSecurityContext().getSeccompProfile().getType()),
                    () -> assertEquals(false, container.getSecurityContext().getAllowPrivilegeEscalation()),
                    () -> assertEquals(true, container.getSecurityContext().getReadOnlyRootFilesystem()),
                    () -> assertEquals(
                            List.of("ALL"),
                            container.getSecurityContext().getCapabilities().getDrop()),
                    () -> assertEquals(
                            List.of(),
                            container.getSecurityContext().getCapabilities().getAdd()),
                    () -> assertTrue(isOnEmptyDir(pod, "/tmp")));
        }
    }

    @Test
    void podsHaveNoAccessToTheKubernetesApi() {
        for (Manifests manifests : everywhere()) {
            ServiceAccount account = manifests.only(ServiceAccount.class);
            assertAll(
                    manifests.name(),
                    () -> assertEquals(
                            account.getMetadata().getName(), pod(manifests).getServiceAccountName()),
                    () -> assertEquals(false, account.getAutomountServiceAccountToken()),
                    () -> assertEquals(false, pod(manifests).getAutomountServiceAccountToken()));
        }
    }

    @Test
    void containersAskForWhatTheyNeedAndAreLimitedInMemory() {
        for (Manifests manifests : everywhere()) {
            Container container = container(manifests);
            assertAll(
                    manifests.name(),
                    () -> assertEquals(
                            Set.of("cpu", "memory"),
                            container.getResources().getRequests().keySet()),
                    () -> assertEquals(
                            Set.of("memory"),
                            container.getResources().getLimits().keySet()));
        }
    }

    @Test
    void selectorsFindThePodsAndLeaveOutTheVersion() {
        for (Manifests manifests : everywhere()) {
            Map<String, String> podLabels =
                    deployment(manifests).getSpec().getTemplate().getMetadata().getLabels();
            Map<String, Map<String, String>> selectors = selectors(manifests);
            assertEquals(6, selectors.size(), manifests::name);
            selectors.forEach((owner, selector) -> assertAll(
                    manifests.name() + ": " + owner,
                    () -> assertEquals("seatledger", selector.get("app.kubernetes.io/name")),
                    () -> assertFalse(selector.containsKey(VERSION)),
                    () -> assertTrue(podLabels.entrySet().containsAll(selector.entrySet()))));
        }
    }

    @Test
    void releasesArePinnedAndLabelled() {
        assumeKubectl();
        for (Manifests manifests : renderings()) {
            Map<String, String> podLabels =
                    deployment(manifests).getSpec().getTemplate().getMetadata().getLabels();
            String image = container(manifests).getImage();
            String tag = image.substring(image.lastIndexOf(':') + 1);
            assertAll(
                    manifests.name(),
                    () -> assertTrue(tag.matches("\\d+\\.\\d+\\.\\d+"), image),
                    () -> assertEquals(tag, podLabels.get(VERSION)));
        }
    }

    @Test
    void rollingUpdatesKeepEveryReplicaUntilItsSuccessorIsReady() {
        Manifests base = base();
        Deployment deployment = deployment(base);
        assertAll(
                () -> assertEquals(2, deployment.getSpec().getReplicas()),
                () -> assertEquals(
                        "RollingUpdate", deployment.getSpec().getStrategy().getType()),
                () -> assertEquals(
                        new IntOrString(0),
                        deployment.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable()),
                () -> assertEquals(
                        new IntOrString(1),
                        base.only(PodDisruptionBudget.class).getSpec().getMaxUnavailable()));
    }

    @Test
    void theGracePeriodCoversTheDelayAndTheDrain() {
        Properties application = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            application.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Duration drain = seconds(application.getProperty("quarkus.shutdown.timeout"));
        for (Manifests manifests : everywhere()) {
            Duration delay = seconds(environment(manifests).get("QUARKUS_SHUTDOWN_DELAY"));
            Duration gracePeriod = Duration.ofSeconds(pod(manifests).getTerminationGracePeriodSeconds());
            assertTrue(gracePeriod.compareTo(delay.plus(drain)) > 0, manifests::name);
        }
    }

    @Test
    void noSecretIsCommitted() {
        for (Path file : files(ROOT)) {
            String text = read(file);
            assertFalse(text.contains("secretGenerator"), file::toString);
            Matcher credentials = CREDENTIALS_IN_URL.matcher(text);
            while (credentials.find()) {
                assertTrue(PLACEHOLDERS.contains(credentials.group(1)), () -> file + " has a URL with a password");
            }
        }
        for (Path file : manifestFiles(ROOT)) {
            assertTrue(parse(read(file)).stream().noneMatch(Secret.class::isInstance), file::toString);
        }
        for (Manifests manifests : everywhere()) {
            assertTrue(manifests.all(Secret.class).isEmpty(), manifests::name);
        }
    }

    @Test
    void baseTakesTheDatabaseUrlFromTheSecretAndDoesNotStartWithoutIt() {
        EnvVar url = container(base()).getEnv().stream()
                .filter(variable -> variable.getName().equals(DATABASE_URL))
                .findFirst()
                .orElseThrow();
        SecretKeySelector secret = url.getValueFrom().getSecretKeyRef();
        assertAll(
                () -> assertEquals("seatledger-database", secret.getName()),
                () -> assertEquals("url", secret.getKey()),
                () -> assertFalse(Boolean.TRUE.equals(secret.getOptional())));
    }

    @Test
    void baseLeavesTheSiteToBeNamed() {
        Map<String, String> data = base().only(ConfigMap.class).getData();
        assertEquals(
                Set.of(
                        JWKS_URL,
                        JWT_ISSUER,
                        "SEATLEDGER_ISSUERS_MAIN_LEGAL_NAME",
                        "SEATLEDGER_ISSUERS_MAIN_ADDRESS",
                        "SEATLEDGER_ISSUERS_MAIN_COUNTRY",
                        "SEATLEDGER_ISSUERS_MAIN_VAT_NUMBER"),
                data.keySet());
        assertEquals(Set.of(""), Set.copyOf(data.values()));
    }

    @Test
    void baseDoesNotMentionTheDemoSwitch() {
        for (Path file : files(BASE)) {
            assertFalse(read(file).contains(DEMO), file::toString);
        }
    }

    @Test
    void onlyTheDevOverlayTurnsTheDemoOn() {
        assumeKubectl();
        for (Manifests manifests : renderings()) {
            assertEquals(
                    manifests.name().equals(DEV.toString()),
                    environment(manifests).containsKey(DEMO),
                    manifests::name);
        }
    }

    @Test
    void theDevOverlayRunsTheDemoWithoutIdentityProviderAndExternalDatabase() {
        assumeKubectl();
        Manifests dev = render(DEV);
        Map<String, String> environment = environment(dev);
        assertAll(
                () -> assertEquals("true", environment.get(DEMO)),
                () -> assertFalse(environment.containsKey(JWKS_URL)),
                () -> assertFalse(environment.containsKey(JWT_ISSUER)),
                () -> assertFalse(environment.containsKey(DATABASE_URL)),
                () -> assertEquals(1, deployment(dev).getSpec().getReplicas()),
                () -> assertTrue(isOnEmptyDir(pod(dev), environment.get("SEATLEDGER_DATA_DIR"))));
    }

    @Test
    void theDevOverlayKeepsToItsOwnNamespace() {
        assumeKubectl();
        for (HasMetadata object : render(DEV).objects()) {
            String namespace = object.getKind().equals("Namespace")
                    ? object.getMetadata().getName()
                    : object.getMetadata().getNamespace();
            assertEquals("seatledger-dev", namespace, object::getKind);
        }
    }

    private static void assertAsks(String path, Probe probe) {
        assertNotNull(probe, path);
        assertEquals(path, probe.getHttpGet().getPath());
        assertEquals(new IntOrString("http"), probe.getHttpGet().getPort());
    }

    private static Deployment deployment(Manifests manifests) {
        return manifests.only(Deployment.class);
    }

    private static PodSpec pod(Manifests manifests) {
        return deployment(manifests).getSpec().getTemplate().getSpec();
    }

    private static Container container(Manifests manifests) {
        List<Container> containers = pod(manifests).getContainers();
        assertEquals(1, containers.size(), manifests::name);
        assertEquals(List.of(), pod(manifests).getInitContainers(), manifests::name);
        return containers.get(0);
    }

    /** The container's variables; those that come from a secret have an empty value. */
    private static Map<String, String> environment(Manifests manifests) {
        Map<String, String> environment = new HashMap<>();
        Container container = container(manifests);
        container.getEnvFrom().forEach(source -> {
            ConfigMap configMap = manifests.only(ConfigMap.class);
            assertEquals(
                    configMap.getMetadata().getName(), source.getConfigMapRef().getName(), manifests::name);
            environment.putAll(configMap.getData());
        });
        container
                .getEnv()
                .forEach(variable ->
                        environment.put(variable.getName(), variable.getValue() == null ? "" : variable.getValue()));
        return environment;
    }

    private static Map<String, Map<String, String>> selectors(Manifests manifests) {
        Map<String, Map<String, String>> selectors = new TreeMap<>();
        selectors.put(
                "Deployment", deployment(manifests).getSpec().getSelector().getMatchLabels());
        selectors.put("Service", manifests.only(Service.class).getSpec().getSelector());
        selectors.put(
                "PodDisruptionBudget",
                manifests
                        .only(PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels());
        selectors.put(
                "NetworkPolicy",
                manifests.only(NetworkPolicy.class).getSpec().getPodSelector().getMatchLabels());
        for (TopologySpreadConstraint constraint : pod(manifests).getTopologySpreadConstraints()) {
            selectors.put(
                    "topologySpreadConstraint " + constraint.getTopologyKey(),
                    constraint.getLabelSelector().getMatchLabels());
        }
        return selectors;
    }

    private static boolean isOnEmptyDir(PodSpec pod, String path) {
        List<String> mounted = pod.getContainers().get(0).getVolumeMounts().stream()
                .filter(mount -> mount.getMountPath().equals(path))
                .map(VolumeMount::getName)
                .toList();
        return pod.getVolumes().stream()
                .filter(volume -> mounted.contains(volume.getName()))
                .map(Volume::getEmptyDir)
                .anyMatch(emptyDir -> emptyDir != null);
    }

    private static Duration seconds(String text) {
        return Duration.parse("PT" + text);
    }

    /** Base as it is written. */
    private static Manifests base() {
        return new Manifests(
                "written " + BASE,
                manifestFiles(BASE).stream()
                        .flatMap(file -> parse(read(file)).stream())
                        .toList());
    }

    /** Base as it is written and, where kubectl is there to tell, base and overlays as they are applied. */
    private List<Manifests> everywhere() {
        List<Manifests> all = new ArrayList<>();
        all.add(base());
        if (hasKubectl()) {
            all.addAll(renderings());
        }
        return all;
    }

    private List<Manifests> renderings() {
        List<Manifests> renderings = new ArrayList<>();
        renderings.add(render(BASE));
        try (Stream<Path> overlays = Files.list(OVERLAYS)) {
            overlays.filter(Files::isDirectory).sorted().forEach(overlay -> renderings.add(render(overlay)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return renderings;
    }

    private Manifests render(Path directory) {
        return new Manifests(directory.toString(), parse(kubectl("kustomize", directory.toString())));
    }

    private static void assumeKubectl() {
        assumeTrue(hasKubectl(), "kubectl is not on the PATH");
    }

    private static boolean hasKubectl() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(Predicate.not(String::isEmpty))
                .map(directory -> Path.of(directory, "kubectl"))
                .anyMatch(Files::isExecutable);
    }

    private String kubectl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        Path errors = temporary.resolve("errors");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            assertEquals(0, exitCode, () -> command + ": " + read(errors));
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything below a directory that is no kustomization and no text for people: it must be a manifest. */
    private static List<Path> manifestFiles(Path directory) {
        return files(directory).stream()
                .filter(file -> !file.endsWith(KUSTOMIZATION))
                .filter(file -> !file.toString().endsWith(".md"))
                .toList();
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of one or more YAML documents, each of a kind that the model knows. */
    private static List<HasMetadata> parse(String documents) {
        return DOCUMENT_START
                .splitAsStream(documents)
                .filter(ManifestsTest::hasContent)
                .map(document -> {
                    Object object = YAML.unmarshal(document);
                    assertTrue(
                            object instanceof HasMetadata && !(object instanceof GenericKubernetesResource),
                            () -> "of no known kind:\n" + document);
                    return (HasMetadata) object;
                })
                .toList();
    }

    private static boolean hasContent(String document) {
        return document.lines().map(String::strip).anyMatch(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    private static List<String> unknownFields(List<HasMetadata> objects) {
        List<String> found = new ArrayList<>();
        collectUnknownFields("", objects, found);
        return found;
    }

    /** The model keeps what it does not know, or what is of another type, in additional properties. */
    private static void collectUnknownFields(String path, Object value, List<String> found) {
        if (value instanceof Collection<?> elements) {
            int index = 0;
            for (Object element : elements) {
                collectUnknownFields(path + "/[" + index++ + "]", element, found);
            }
        } else if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, element) -> collectUnknownFields(path + "/" + key, element, found));
        } else if (value != null && value.getClass().getName().startsWith("io.fabric8.kubernetes.api.model.")) {
            for (Method getter : value.getClass().getMethods()) {
                if (getter.getName().equals("getAdditionalProperties")) {
                    ((Map<?, ?>) get(getter, value)).keySet().forEach(name -> found.add(path + "/" + name));
                } else if (isGetter(getter)) {
                    collectUnknownFields(path + "/" + property(getter), get(getter, value), found);
                }
            }
        }
    }

    private static boolean isGetter(Method method) {
        return method.getName().matches("get[A-Z].*")
                && method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && !method.isBridge()
                && method.getDeclaringClass() != Object.class;
    }

    private static String property(Method getter) {
        return Character.toLowerCase(getter.getName().charAt(3))
                + getter.getName().substring(4);
    }

    private static Object get(Method getter, Object value) {
        try {
            return getter.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(getter.toString(), e);
        }
    }

    /** The objects of one source. */
    private record Manifests(String name, List<HasMetadata> objects) {

        <T extends HasMetadata> List<T> all(Class<T> type) {
            return objects.stream().filter(type::isInstance).map(type::cast).toList();
        }

        <T extends HasMetadata> T only(Class<T> type) {
            List<T> found = all(type);
            assertEquals(1, found.size(), () -> type.getSimpleName() + " in " + name);
            return found.get(0);
        }
    }
}
