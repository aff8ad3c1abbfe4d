package io.drillbook.activities.pgbackrest.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.activities.postgresql.wal.Lsn;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InfoTextTest {
    @Test
    void backupsAreReadOldestFirstWithTheirPositions() {
        StanzaInfo info = InfoText.read(Samples.read("info-backup-held.json"), "shop");
        assertThat(info.usable()).isTrue();
        assertThat(info.archiveId()).contains("17-1");
        assertThat(info.systemIdentifier()).contains("7710474615246454820");
        BackupSet full = info.backups().getFirst();
        assertThat(full.label()).isEqualTo("20261121-041953F");
        assertThat(full.startLsn()).isEqualTo(Lsn.of("0/B000028"));
        assertThat(full.stopLsn()).isEqualTo(Lsn.of("0/C0002D0"));
        assertThat(full.lastSegment()).isEqualTo("00000001000000000000000C");
        assertThat(full.took()).isEqualTo(Duration.ofSeconds(2));
        assertThat(full.size()).isEqualTo(104_777_409);
        assertThat(full.repositorySize()).isEqualTo(8_795_360);
    }

    @Test
    void anIncrementalBackupNamesWhatItNeeds() {
        BackupSet second = InfoText.read(Samples.read("info-backup-held.json"), "shop")
                .backups()
                .get(1);
        assertThat(second.type()).isEqualTo("incr");
        assertThat(second.references()).containsExactly("20261121-041953F");
        assertThat(second.prior()).contains("20261121-041953F");
    }

    @Test
    void anEffectFindsItsOwnBackupByItsMark() {
        StanzaInfo info = InfoText.read(Samples.read("info-idle.json"), "shop");
        assertThat(info.marked("abc124").orElseThrow().type()).isEqualTo("incr");
        assertThat(info.marked("another")).isEmpty();
    }

    @Test
    void aRunningBackupSaysHowFarItIs() {
        StanzaInfo info = InfoText.read(Samples.read("info-backup-held.json"), "shop");
        assertThat(info.backupRunning()).isTrue();
        assertThat(info.bytesTotal()).contains(424_478_144L);
        assertThat(info.bytesDone()).contains(75_670_976L);
        assertThat(InfoText.read(Samples.read("info-idle.json"), "shop").backupRunning())
                .isFalse();
    }

    @Test
    void aMissingStanzaIsNotUsable() {
        String missing = "[{\"archive\":[],\"backup\":[],\"cipher\":\"aes-256-cbc\",\"db\":[],\"name\":\"nothere\","
                + "\"status\":{\"code\":1,\"lock\":{\"backup\":{\"held\":false}},\"message\":\"missing stanza path\"}}]";
        assertThat(InfoText.read(missing, "nothere").usable()).isFalse();
        assertThatThrownBy(() -> InfoText.read("[]", "shop")).hasMessageContaining("shop");
        assertThatThrownBy(() -> InfoText.read("ERROR", "shop")).hasMessageContaining("no JSON");
    }
}
