package io.drillbook.drills.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.drills.lab.SharedLab;
import io.drillbook.drills.lab.TestLab;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.layout.LabState;
import io.drillbook.drills.lab.layout.Service;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.load.ShopTarget;
import io.drillbook.drills.process.Pause;
import io.drillbook.runbooks.type.DataSize;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each fault hurts its host while it lasts and leaves nothing when it is undone. */
@Tag("server")
@ExtendWith(SharedLab.class)
final class FaultsTest {
    private static final byte[] MAY_WE_SPEAK_TLS = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};
    private static final DataSize MEBIBYTE = DataSize.of("1MiB");

    @Test
    void aPausedHostIsSilentUntilThePauseIsUndone(TestLab lab) throws LabException {
        try (Faults faults = faults(lab);
                Fault fault = faults.pause(LabHost.SECOND)) {
            assertThat(answers(lab, Service.SECOND_DATABASE)).isFalse();
            fault.undo();
            assertThat(answers(lab, Service.SECOND_DATABASE)).isTrue();
        }
    }

    @Test
    void aCutHostIsSilentUntilTheCutIsUndone(TestLab lab) throws LabException {
        try (Faults faults = faults(lab);
                Fault fault = faults.cut(LabHost.SECOND)) {
            assertThat(answers(lab, Service.SECOND_DATABASE)).isFalse();
            fault.undo();
            assertThat(answers(lab, Service.SECOND_DATABASE)).isTrue();
        }
    }

    @Test
    void aKilledHostServesAgainAfterTheKillIsUndone(TestLab lab) throws LabException {
        try (Faults faults = faults(lab);
                Fault fault = faults.kill(LabHost.SECOND)) {
            assertThat(answers(lab, Service.SECOND_DATABASE)).isFalse();
            fault.undo();
            Pause.until("the standby serves", Duration.ofSeconds(60), () -> answers(lab, Service.SECOND_DATABASE));
        }
    }

    @Test
    void aSlowHostTakesItsTimeInBothDirections(TestLab lab) throws LabException, SQLException {
        Duration in = in(lab);
        Duration out = out(lab);
        try (Faults faults = faults(lab);
                Fault fault = faults.slow(LabHost.SECOND, DataSize.of("256KiB"))) {
            // Four seconds at this rate, less what the buckets let through at once.
            assertThat(in(lab)).isGreaterThan(Duration.ofSeconds(3)).isGreaterThan(in.multipliedBy(2));
            assertThat(out(lab)).isGreaterThan(Duration.ofSeconds(3)).isGreaterThan(out.multipliedBy(2));
            fault.undo();
            assertThat(in(lab)).isLessThan(Duration.ofSeconds(3));
            assertThat(out(lab)).isLessThan(Duration.ofSeconds(3));
        }
        assertThat(lab.lab().remains()).noneMatch(part -> part.contains("network") && part.startsWith("container"));
    }

    @Test
    void aFaultThatCannotBeMadeSaysSoAndLeavesNothing(TestLab lab) throws LabException {
        try (Faults faults = faults(lab)) {
            assertThatThrownBy(() -> faults.slow(LabHost.FIRST, DataSize.of("1KiB")))
                    .isInstanceOf(IllegalArgumentException.class);
            try (Fault first = faults.pause(LabHost.SECOND)) {
                assertThatThrownBy(() -> faults.pause(LabHost.SECOND))
                        .isInstanceOf(LabException.class)
                        .hasMessageContaining("did not pause pg-2");
                first.undo();
            }
        }
    }

    private static Faults faults(TestLab lab) throws LabException {
        return new Faults(lab.settings());
    }

    /** Whether a database answers the first question of its protocol; the engine takes connections for silent hosts too. */
    private static boolean answers(TestLab lab, Service service) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(lab, service)), 2000);
            socket.setSoTimeout(2000);
            socket.getOutputStream().write(MAY_WE_SPEAK_TLS);
            return socket.getInputStream().read() == 'S';
        } catch (IOException silent) {
            return false;
        } catch (LabException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static int port(TestLab lab, Service service) throws LabException {
        return LabState.read(lab.settings().folder()).orElseThrow().ports().of(service);
    }

    /** How long it takes to send one mebibyte to the standby. */
    private static Duration in(TestLab lab) throws LabException, SQLException {
        return timed(lab, "select length(?)", "x".repeat((int) MEBIBYTE.bytes()));
    }

    /** How long it takes to get one from it. */
    private static Duration out(TestLab lab) throws LabException, SQLException {
        return timed(lab, "select repeat(?, " + MEBIBYTE.bytes() + ")", "x");
    }

    private static Duration timed(TestLab lab, String query, String parameter) throws LabException, SQLException {
        ShopTarget target = lab.lab().shopTarget();
        Properties properties = new Properties();
        properties.setProperty("user", target.user());
        properties.setProperty("password", target.password());
        properties.setProperty("sslmode", "verify-full");
        properties.setProperty("sslrootcert", target.ca().toString());
        properties.setProperty("socketTimeout", "60");
        String url = "jdbc:postgresql://%s:%d/shop".formatted(target.address(), port(lab, Service.SECOND_DATABASE));
        try (Connection connection = DriverManager.getConnection(url, properties);
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            long began = System.nanoTime();
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
            }
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }
}
