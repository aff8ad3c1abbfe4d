package io.drillbook.activities.ssh;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.failure.ShellFailures;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Host;
import java.io.IOException;
import java.time.Duration;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;

/** Opens ssh connections. */
public final class SshConnector {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int KEEP_ALIVE_SECONDS = 5;
    private static final int KEEP_ALIVE_MISSED = 3;

    private SshConnector() {}

    /**
     * Connects, checks the host's key and logs in.
     *
     * @param privateKey text of an OpenSSH private key without passphrase
     * @param fenceScope name of the locked target, whose tokens this host compares
     */
    public static SshShell open(Host host, String privateKey, String fenceScope) throws ActionException {
        String target = describe(host);
        InventoryHostKey hostKey = InventoryHostKey.read(host.hostKey(), target);
        SSHClient client = new SSHClient(new Algorithms());
        try {
            KeyProvider key = key(client, privateKey, host);
            client.addHostKeyVerifier(hostKey);
            client.setConnectTimeout((int) CONNECT.toMillis());
            client.setTimeout((int) ANSWER.toMillis());
            client.getTransport().setTimeoutMs((int) ANSWER.toMillis());
            client.getConnection().setTimeoutMs((int) ANSWER.toMillis());
            if (client.getConnection().getKeepAlive() instanceof KeepAliveRunner keepAlive) {
                keepAlive.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
                keepAlive.setMaxAliveCount(KEEP_ALIVE_MISSED);
            }
            client.connect(host.address(), host.port());
            client.authPublickey(host.user(), key);
            return new SshShell(host, client, fenceScope);
        } catch (IOException failed) {
            SshShell.disconnect(client);
            throw ShellFailures.of(failed, target, host.user());
        } catch (ActionException failed) {
            SshShell.disconnect(client);
            throw failed;
        }
    }

    /** The host as messages name it. */
    static String describe(Host host) {
        return "host " + host.name() + " (" + host.address() + ":" + host.port() + ")";
    }

    private static KeyProvider key(SSHClient client, String privateKey, Host host) throws ActionException {
        try {
            // Some tools drop the final newline, without which the key's end marker is not seen.
            KeyProvider provider = client.loadKeys(privateKey.strip() + "\n", null, null);
            provider.getPrivate();
            return provider;
        } catch (IOException | RuntimeException unreadable) {
            throw new ActionException(
                    "ssh-key-unreadable",
                    FailureKind.REFUSED,
                    "secret \"" + host.key().name() + "\" is not an OpenSSH private key without passphrase",
                    "make one with ssh-keygen -t ed25519 -N ''");
        }
    }
}
