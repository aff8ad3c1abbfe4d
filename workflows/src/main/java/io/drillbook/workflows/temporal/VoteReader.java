package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.VoteAsk;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what somebody sent as a vote. Whatever it is, it is a vote then: one that cannot be read is recorded as such. */
final class VoteReader {
    private static final int ENTRIES = 16;

    private VoteReader() {}

    static VoteAsk read(@Nullable Object sent) {
        return new VoteAsk(text(sent, "statement"), text(sent, "signature"));
    }

    /** Whether it is small enough to be looked at. */
    static boolean fits(@Nullable Object sent) {
        return switch (sent) {
            case null -> true;
            case String text -> text.length() <= VoteAsk.LONGEST;
            case Map<?, ?> map ->
                map.size() <= ENTRIES
                        && map.values().stream()
                                .allMatch(value -> !(value instanceof String text) || text.length() <= VoteAsk.LONGEST);
            default -> true;
        };
    }

    private static Optional<String> text(@Nullable Object sent, String name) {
        return sent instanceof Map<?, ?> map && map.get(name) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }
}
