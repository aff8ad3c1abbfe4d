package io.drillbook.worker.exit;

import java.util.Optional;

/** A command cannot do what it was asked to; said to the user in one message, with a hint and an exit code. */
public final class CommandException extends RuntimeException {
    private final int exitCode;
    private final String code;
    private final Optional<String> hint;

    private CommandException(int exitCode, String code, String message, Optional<String> hint) {
        super(message);
        this.exitCode = exitCode;
        this.code = code;
        this.hint = hint;
    }

    /** Something the user gave is wrong. */
    public static CommandException badInput(String code, String message, String hint) {
        return new CommandException(ExitCode.BAD_INPUT, code, message, Optional.of(hint));
    }

    /** A service that is needed is not there. */
    public static CommandException serviceMissing(String code, String message, String hint) {
        return new CommandException(ExitCode.SERVICE_MISSING, code, message, Optional.of(hint));
    }

    /** What was asked for did not work. */
    public static CommandException failed(String code, String message, String hint) {
        return new CommandException(ExitCode.FAILED, code, message, Optional.of(hint));
    }

    public int exitCode() {
        return exitCode;
    }

    public String code() {
        return code;
    }

    public Optional<String> hint() {
        return hint;
    }
}
