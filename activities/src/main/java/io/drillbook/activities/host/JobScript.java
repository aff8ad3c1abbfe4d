package io.drillbook.activities.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The script that keeps jobs on a host. It lies there under the hash of its content, so versions live side by side. */
final class JobScript {
    /** The host does not have this version of the script. */
    static final int MISSING = 97;

    private static final String ROOT =
            "root=${XDG_STATE_HOME:+$XDG_STATE_HOME/drillbook}; root=${root:-$HOME/.drillbook}; ";

    private static final String CALL = ROOT + "script=$root/bin/job-$0.sh; [ -f \"$script\" ] || exit " + MISSING
            + "; exec sh \"$script\" \"$root\" \"$@\"";

    // A connection that breaks gives a shorter text; only the whole one gets its name.
    private static final String INSTALL = "umask 077; " + ROOT
            + "new=$root/bin/.new.$$; mkdir -p \"$root/bin\" && cat > \"$new\""
            + " && [ \"$(sha256sum < \"$new\" | cut -d ' ' -f 1)\" = \"$0\" ]"
            + " && mv \"$new\" \"$root/bin/job-$0.sh\"";

    private final String text;
    private final String digest;

    JobScript() {
        try (InputStream resource = JobScript.class.getResourceAsStream("job.sh")) {
            byte[] bytes = Objects.requireNonNull(resource, "job.sh").readAllBytes();
            text = new String(bytes, UTF_8);
            digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Calls the script on the host. */
    Command call(Optional<String> input, String... arguments) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", CALL, digest));
        all.addAll(Arrays.asList(arguments));
        return new Command(all, input);
    }

    /** Puts the script on the host. */
    Command install() {
        return Command.of("sh", "-c", INSTALL, digest).reading(text);
    }
}
