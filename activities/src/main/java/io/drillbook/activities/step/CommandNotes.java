package io.drillbook.activities.step;

import io.drillbook.activities.secret.SecretCleaner;
import java.util.ArrayList;
import java.util.List;

/** The commands an act ran, as text for the record: without secrets, in bounded size, repetitions counted once. */
final class CommandNotes {
    private static final int MOST = 200;
    private static final int LONGEST = 4000;

    private final SecretCleaner cleaner;
    private final List<String> commands = new ArrayList<>();
    private int leftOut;

    CommandNotes(SecretCleaner cleaner) {
        this.cleaner = cleaner;
    }

    synchronized void add(String command) {
        String bounded = command.length() > LONGEST ? command.substring(0, LONGEST) + " …" : command;
        if (commands.contains(bounded)) {
            return;
        }
        if (commands.size() == MOST) {
            leftOut++;
        } else {
            commands.add(bounded);
        }
    }

    /** As they were noted, for counting what is masked in them. */
    synchronized String text() {
        return String.join("\n", commands);
    }

    /** Cleaned at the end, so that a secret resolved after the note was taken goes too. */
    synchronized List<String> cleaned() {
        List<String> all = new ArrayList<>(cleaner.clean(commands));
        if (leftOut > 0) {
            all.add("(" + leftOut + " more)");
        }
        return all;
    }
}
