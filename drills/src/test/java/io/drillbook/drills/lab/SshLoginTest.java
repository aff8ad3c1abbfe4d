package io.drillbook.drills.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.drills.lab.identity.SshKeyPair;
import io.drillbook.drills.lab.layout.Service;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts;
import net.schmizz.sshj.userauth.UserAuthException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("server")
@ExtendWith(SharedLab.class)
final class SshLoginTest {
    private static SSHClient connected(TestLab lab, String hostKey) throws Exception {
        int port = lab.port(Service.FIRST_SSH);
        SSHClient client = new SSHClient();
        client.addHostKeyVerifier(
                new OpenSSHKnownHosts(new StringReader("[127.0.0.1]:" + port + " " + hostKey + "\n")));
        client.connect("127.0.0.1", port);
        return client;
    }

    @Test
    void ourKeyOpensTheHostThatShowsTheKeyOfTheInventory(TestLab lab) throws Exception {
        try (SSHClient client = connected(lab, lab.identity().hostKey("pg-1").publicKey())) {
            client.authPublickey(
                    "postgres",
                    client.loadKeys(
                            lab.settings().folder().resolve("secrets/ssh-key").toString()));

            try (var session = client.startSession()) {
                var command = session.exec("hostname");
                assertThat(new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("pg-1\n");
            }
        }
    }

    @Test
    void anotherHostKeyIsRefused(TestLab lab) throws Exception {
        String other = lab.identity().hostKey("pg-2").publicKey();

        assertThatThrownBy(() -> connected(lab, other)).isInstanceOf(TransportException.class);
    }

    @Test
    void aStrangersKeyDoesNotOpenTheHost(TestLab lab) throws Exception {
        try (SSHClient client = connected(lab, lab.identity().hostKey("pg-1").publicKey())) {
            var stranger = client.loadKeys(SshKeyPair.generate().privateKey(), null, null);

            assertThatThrownBy(() -> client.authPublickey("postgres", stranger)).isInstanceOf(UserAuthException.class);
        }
    }
}
