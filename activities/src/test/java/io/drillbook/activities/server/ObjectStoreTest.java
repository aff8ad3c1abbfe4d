package io.drillbook.activities.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillbook.activities.assembly.RealConnectors;
import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ObjectAccess.ObjectSummary;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.secret.SecretCleaner;
import io.drillbook.runbooks.call.Failure;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class ObjectStoreTest {
    private static final String AUTHORITY = "authority.crt";

    private final TestServers servers = TestServers.get();
    private final RealConnectors connectors = servers.connectors(new SecretCleaner());

    @BeforeAll
    static void makeBucket() throws Exception {
        TestServers.get().makeBucket();
    }

    @AfterEach
    void close() {
        connectors.close();
    }

    @Test
    void anObjectIsCreatedOnceAndReadBack() throws Exception {
        ObjectAccess objects = open("create/");
        assertThat(objects.create("a.json", "first".getBytes(UTF_8), "application/json"))
                .isTrue();
        assertThat(objects.create("a.json", "second".getBytes(UTF_8), "application/json"))
                .isFalse();
        assertThat(objects.read("a.json", 100))
                .hasValueSatisfying(body -> assertThat(body).asString(UTF_8).isEqualTo("first"));
    }

    @Test
    void anObjectThatIsNotThereIsEmpty() throws Exception {
        assertThat(open("missing/").read("none", 100)).isEmpty();
    }

    @Test
    void keysAreBelowThePrefixAndInOrder() throws Exception {
        ObjectAccess objects = open("list/");
        for (String key : new String[] {"b/2", "a/1", "b/1"}) {
            objects.create(key, key.getBytes(UTF_8), "text/plain");
        }
        assertThat(objects.list("")).extracting(ObjectSummary::key).containsExactly("a/1", "b/1", "b/2");
        assertThat(objects.list("b/")).extracting(ObjectSummary::size).containsExactly(3L, 3L);
        assertThat(open("elsewhere/").list("")).isEmpty();
    }

    @Test
    void anObjectBeyondTheLimitIsNotReadInPart() throws Exception {
        ObjectAccess objects = open("large/");
        objects.create("x", new byte[2000], "application/octet-stream");
        assertThat(failureOf(() -> objects.read("x", 1999)).code()).isEqualTo("object-too-large");
        assertThat(objects.read("x", 2000))
                .hasValueSatisfying(body -> assertThat(body).hasSize(2000));
    }

    @Test
    void storedBytesCountWhatIsHiddenToo() throws Exception {
        ObjectAccess objects = open("versions/");
        objects.create("x", new byte[1000], "application/octet-stream");
        servers.overwrite("versions/x", 500);
        servers.delete("versions/x");
        assertThat(objects.list("")).isEmpty();
        assertThat(objects.storedBytes("")).isEqualTo(1500);
    }

    @Test
    void aWrongSecretKeyIsTold() {
        Failure failure = failureOf(() -> connectors
                .objects(servers.store(AUTHORITY, "", "wrong-password"))
                .list(""));
        assertThat(failure.code()).isEqualTo("wrong-password");
        assertThat(failure.message()).doesNotContain("not-the-password");
    }

    @Test
    void aStoreOfAnotherAuthorityIsRefused() {
        Failure failure = failureOf(() -> connectors
                .objects(servers.store("other-authority.crt", "", "store-secret"))
                .list(""));
        assertThat(failure.code()).isEqualTo("certificate-untrusted");
    }

    private ObjectAccess open(String prefix) throws ActionException {
        return servers.connectors(new SecretCleaner()).objects(servers.store(AUTHORITY, prefix, "store-secret"));
    }

    private static Failure failureOf(ThrowingCallable act) {
        return catchThrowableOfType(ActionException.class, act).failure();
    }
}
