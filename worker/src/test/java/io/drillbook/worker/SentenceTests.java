package io.drillbook.worker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A file that names the tests of each sentence: a line with the sentence, and indented below it a line for each test. */
final class SentenceTests {
    /** In place of a test, before the reason why there is none. */
    static final String NONE = "nothing to test: ";

    private SentenceTests() {}

    /**
     * The tests of each sentence, in the order of the file.
     *
     * @throws IllegalArgumentException when a sentence comes twice, or a test before any sentence
     */
    static SequencedMap<String, List<String>> read(List<String> lines) {
        SequencedMap<String, List<String>> tests = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith(" ")) {
                if (tests.put(line.strip(), new ArrayList<>()) != null) {
                    throw new IllegalArgumentException("the sentence comes twice: " + line);
                }
            } else if (tests.isEmpty()) {
                throw new IllegalArgumentException("a test before any sentence: " + line);
            } else {
                tests.lastEntry().getValue().add(line.strip());
            }
        }
        return tests;
    }
}
