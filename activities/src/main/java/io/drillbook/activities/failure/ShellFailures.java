package io.drillbook.activities.failure;

import io.drillbook.runbooks.call.FailureKind;
import java.io.IOException;
import java.util.Locale;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.userauth.UserAuthException;

/** What an exception of the ssh connection means, and what a command's words on standard error mean. */
public final class ShellFailures {
    private ShellFailures() {}

    /**
     * The failure for an exception of the ssh library.
     *
     * @param target as people know it, with its address: {@code host db1 (127.0.0.1:2201)}
     */
    public static ActionException of(IOException thrown, String target, String user) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserAuthException) {
                return new ActionException(
                        "ssh-login-refused",
                        FailureKind.REFUSED,
                        target + " refused user \"" + user + "\" with the inventory's key",
                        "add the public key to the user's authorized_keys there, or correct user: and key: in the"
                                + " inventory");
            }
            if (cause instanceof SSHException ssh) {
                DisconnectReason reason = ssh.getDisconnectReason();
                if (reason == DisconnectReason.HOST_KEY_NOT_VERIFIABLE) {
                    return hostKeyChanged(target);
                }
                if (reason == DisconnectReason.KEY_EXCHANGE_FAILED) {
                    return noCommonAlgorithm(target);
                }
            }
        }
        String text = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("unable to reach a settlement")) {
            return noCommonAlgorithm(target);
        }
        return NetworkFailures.of(thrown, target);
    }

    /** The host showed another key than the inventory's. */
    public static ActionException hostKeyChanged(String target) {
        return new ActionException(
                "host-key-changed",
                FailureKind.REFUSED,
                target + " showed another host key than the inventory's",
                "find out why before anything else; if the host was set up anew, put the key that"
                        + " ssh-keyscan shows, checked by another way, under host_key: in the inventory");
    }

    /**
     * The failure for a command that ended with another exit code than 0.
     *
     * @param words end of what it wrote on standard error
     */
    public static ActionException command(String target, String program, int exitCode, String words) {
        String text = words.toLowerCase(Locale.ROOT);
        String said = words.isBlank() ? "" : ": " + words.strip();
        if (text.contains("no space left on device")) {
            return new ActionException(
                    "disk-full",
                    FailureKind.CHECK_FAILED,
                    "on " + target + " a disk is full; " + program + " ended with exit code " + exitCode + said,
                    "free space there first");
        }
        if (exitCode == 127) {
            return new ActionException(
                    "program-missing",
                    FailureKind.REFUSED,
                    target + " has no program " + program + said,
                    "install it there");
        }
        if (exitCode == 126 || text.contains("permission denied") || text.contains("a password is required")) {
            return new ActionException(
                    "permission-denied",
                    FailureKind.REFUSED,
                    target + " denied permission to " + program + " (exit code " + exitCode + ")" + said,
                    "give the ssh user the right, or run drillbook prepare");
        }
        return new ActionException(
                "command-failed",
                FailureKind.CHECK_FAILED,
                program + " on " + target + " ended with exit code " + exitCode + said,
                "run the command by hand there; the record shows it");
    }

    private static ActionException noCommonAlgorithm(String target) {
        return new ActionException(
                "ssh-algorithms-differ",
                FailureKind.REFUSED,
                target + " offers none of the ssh algorithms we accept",
                "update its ssh server: we speak curve25519 or NIST P-256 key exchange, AES or ChaCha20, SHA-2");
    }
}
