package io.drillbook.activities.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.inventory.SecretSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretResolverTest {
    private static final String VALUE = "canary-value";

    @TempDir
    private Path folder;

    @Test
    void aValueComesFromTheEnvironment() throws Exception {
        SecretSource source = new SecretSource.FromEnvironment("DB_PASSWORD");
        assertThat(resolver(source, Map.of("DB_PASSWORD", VALUE)).resolve(reference()))
                .isEqualTo(VALUE);
    }

    @Test
    void aVariableThatIsNotSetIsNamed() {
        ActionException failure = failureOf(new SecretSource.FromEnvironment("DB_PASSWORD"));
        assertThat(failure.failure().code()).isEqualTo("secret-missing");
        assertThat(failure).hasMessageContaining("DB_PASSWORD").hasMessageContaining("\"password\"");
    }

    @Test
    void oneFinalNewlineOfAFileIsDropped() throws Exception {
        SecretSource source = new SecretSource.FromFile(file(VALUE + "\n\n", "rw-------"));
        assertThat(resolver(source, Map.of()).resolve(reference())).isEqualTo(VALUE + "\n");
    }

    @Test
    void aFileThatOthersMayReadIsRefusedWithTheCommandThatCloses() throws Exception {
        Path file = file(VALUE, "rw-r-----");
        ActionException failure = failureOf(new SecretSource.FromFile(file));
        assertThat(failure.failure().code()).isEqualTo("secret-file-open");
        assertThat(failure.failure().hint()).contains("chmod 600 " + file);
        assertThat(failure.getMessage()).doesNotContain(VALUE);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(failureOf(new SecretSource.FromFile(folder.resolve("none")))
                        .failure()
                        .code())
                .isEqualTo("secret-missing");
    }

    @Test
    void aCommandPrintsTheValue() throws Exception {
        SecretSource source = new SecretSource.FromCommand(List.of("printf", "%s\n", VALUE));
        assertThat(resolver(source, Map.of()).resolve(reference())).isEqualTo(VALUE);
    }

    @Test
    void aCommandThatFailsTellsItsCodeAndNotWhatItPrinted() {
        ActionException failure =
                failureOf(new SecretSource.FromCommand(List.of("sh", "-c", "echo canary-value >&2; exit 3")));
        assertThat(failure.failure().code()).isEqualTo("secret-command-failed");
        assertThat(failure.getMessage()).contains("exit code 3").doesNotContain(VALUE);
    }

    @Test
    void aCommandThatIsNotThereIsNamed() {
        assertThat(failureOf(new SecretSource.FromCommand(List.of("no-such-program-here")))
                        .failure()
                        .code())
                .isEqualTo("secret-command-missing");
    }

    @Test
    void aValueTooShortToBeMaskedIsRefused() {
        ActionException failure = catchThrowableOfType(
                ActionException.class,
                () -> resolver(new SecretSource.FromEnvironment("X"), Map.of("X", "abc"))
                        .resolve(reference()));
        assertThat(failure.failure().code()).isEqualTo("secret-too-short");
    }

    @Test
    void aSecretThatTheInventoryDoesNotNameIsUnknown() {
        ActionException failure = catchThrowableOfType(
                ActionException.class,
                () -> resolver(new SecretSource.FromEnvironment("X"), Map.of()).resolve(new SecretReference("other")));
        assertThat(failure.failure().code()).isEqualTo("secret-unknown");
    }

    private ActionException failureOf(SecretSource source) {
        return catchThrowableOfType(
                ActionException.class, () -> resolver(source, Map.of()).resolve(reference()));
    }

    private Path file(String content, String permissions) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static SecretReference reference() {
        return new SecretReference("password");
    }

    private static SecretResolver resolver(SecretSource source, Map<String, String> environment) {
        Inventory inventory = new Inventory(
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(Map.of("password", source)));
        return new SecretResolver(inventory, environment::get);
    }
}
