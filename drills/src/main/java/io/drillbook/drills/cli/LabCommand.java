package io.drillbook.drills.cli;

import picocli.CommandLine.Command;

/** {@code drillbook lab}: the lab's own commands. */
@Command(
        name = "lab",
        description = "A lab of real servers in containers on this machine.",
        subcommands = {LabUpCommand.class, LabDownCommand.class, LabStatusCommand.class},
        mixinStandardHelpOptions = true)
public final class LabCommand {}
