package io.drillbook.runbooks;

import io.drillbook.runbooks.source.RunbookTexts;
import io.drillbook.runbooks.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runbooks of a test that may be called, by name; any engine's. */
public record NamedTexts(SortedMap<String, String> texts) implements RunbookTexts {
    /** One runbook. */
    public static NamedTexts of(String name, String text) {
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put(name, text);
        return new NamedTexts(texts);
    }

    @Override
    public List<SourceText> find(String engine, String name) {
        return Optional.ofNullable(texts.get(name)).map(text -> new SourceText(name + ".yaml", text)).stream()
                .toList();
    }

    @Override
    public SortedSet<String> names(String engine) {
        return new TreeSet<>(texts.keySet());
    }
}
