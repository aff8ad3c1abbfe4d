package io.drillbook.drills.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.layout.Service;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("server")
@ExtendWith(SharedLab.class)
final class SandboxIsolationTest {
    private static String dial(String address, int port) {
        return "timeout 5 bash -c '</dev/tcp/" + address + "/" + port + "'";
    }

    @Test
    void theSandboxReachesTheStore(TestLab lab) throws Exception {
        assertThat(lab.run(LabHost.SANDBOX, dial("s3", 7070)).exitCode()).isZero();
    }

    @Test
    void theSandboxReachesNoServerOfTheCluster(TestLab lab) throws Exception {
        for (LabHost node : new LabHost[] {LabHost.FIRST, LabHost.SECOND}) {
            String address = lab.check(node, "hostname -i");
            // The same address answers a neighbour, so that a refusal is the sandbox's doing.
            LabHost neighbour = node == LabHost.FIRST ? LabHost.SECOND : LabHost.FIRST;
            assertThat(lab.run(neighbour, dial(address, 5432)).exitCode()).isZero();

            for (int port : new int[] {22, 5432}) {
                var refused = lab.run(LabHost.SANDBOX, dial(address, port));
                assertThat(refused.exitCode()).isNotZero();
                assertThat(refused.standardError()).contains("Connection refused");
            }
        }
    }

    @Test
    void theSandboxReachesNeitherItsGatewayNorTheStoresOtherPortsNorNames(TestLab lab) throws Exception {
        String gateway = lab.check(LabHost.SANDBOX, "ip route show default | cut -d' ' -f3");

        assertThat(lab.run(LabHost.SANDBOX, dial(gateway, 22)).standardError()).contains("Connection refused");
        assertThat(lab.run(LabHost.SANDBOX, dial("s3", 22)).standardError()).contains("Connection refused");
        assertThat(lab.run(LabHost.SANDBOX, "getent hosts pg-1 || getent hosts example.org")
                        .exitCode())
                .isNotZero();
    }

    @Test
    void whoLogsInCannotOpenTheSandbox(TestLab lab) throws Exception {
        assertThat(lab.run(LabHost.SANDBOX, "iptables -P OUTPUT ACCEPT || ip route flush all")
                        .exitCode())
                .isNotZero();
    }

    @Test
    void weReachTheSandboxFromThisMachine(TestLab lab) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), lab.port(Service.SANDBOX_SSH)), 5000);
            socket.setSoTimeout(5000);

            assertThat(new String(socket.getInputStream().readNBytes(8), StandardCharsets.US_ASCII))
                    .isEqualTo("SSH-2.0-");
        }
    }
}
