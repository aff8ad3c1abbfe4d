package io.drillbook.runbooks.call;

import java.util.List;
import java.util.SortedMap;

/** @param commands of each act that was asked about, by path */
public record PreviewLines(SortedMap<String, List<String>> commands) {}
