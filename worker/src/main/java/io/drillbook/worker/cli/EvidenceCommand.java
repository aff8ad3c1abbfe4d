package io.drillbook.worker.cli;

import picocli.CommandLine.Command;

/** {@code drillbook evidence}: what runs left, and the proof of it. */
@Command(
        name = "evidence",
        description = "What runs left: list it, verify it offline, hand it over, and care for the keys that sign it.",
        subcommands = {
            EvidenceListCommand.class,
            EvidenceVerifyCommand.class,
            EvidenceExportCommand.class,
            EvidenceReportCommand.class,
            EvidenceReviewCommand.class,
            EvidenceKeysCommand.class,
            EvidenceRotateCommand.class,
            EvidenceAdmitCommand.class
        },
        mixinStandardHelpOptions = true)
public final class EvidenceCommand {}
