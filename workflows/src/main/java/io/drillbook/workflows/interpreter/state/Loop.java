package io.drillbook.workflows.interpreter.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How far a loop came.
 *
 * @param items in JSON form
 * @param keys one for each item, safe as a part of a key; empty when items are told apart by their numbers
 * @param next index of the first item that has not begun
 * @param open indexes of the items that have begun and not ended
 * @param done how many items were done
 * @param failed how many items failed
 * @param failedKeys keys of the first of them
 * @param results what done items gave, in JSON form, by their index in six digits
 * @param resultBytes of all results together
 * @param kept indexes of ended items whose steps are still in the state
 * @param dropped how many ended items' steps are not
 */
public record Loop(
        List<Object> items,
        List<String> keys,
        int next,
        List<Integer> open,
        int done,
        int failed,
        List<String> failedKeys,
        Map<String, Object> results,
        long resultBytes,
        List<Integer> kept,
        int dropped) {
    public Loop {
        items = List.copyOf(items);
        keys = List.copyOf(keys);
        open = List.copyOf(open);
        failedKeys = List.copyOf(failedKeys);
        results = PersistentMap.copyOf(results);
        kept = List.copyOf(kept);
    }

    /** A loop of which no item has begun. */
    public static Loop of(List<Object> items, List<String> keys) {
        return new Loop(items, keys, 0, List.of(), 0, 0, List.of(), PersistentMap.empty(), 0, List.of(), 0);
    }

    /** What tells an item apart from the others; items without keys are numbered from 1. */
    public String key(int index) {
        return keys.isEmpty() ? Integer.toString(index + 1) : keys.get(index);
    }

    /** Whether every item has ended. */
    public boolean over() {
        return open.isEmpty() && next == items.size();
    }

    /** The next item has begun. */
    public Loop begun() {
        return new Loop(
                items, keys, next + 1, with(open, next), done, failed, failedKeys, results, resultBytes, kept, dropped);
    }

    /** An item is done. */
    public Loop done(int index, Object result, long bytes) {
        return new Loop(
                items,
                keys,
                next,
                without(open, index),
                done + 1,
                failed,
                failedKeys,
                bytes == 0
                        ? results
                        : PersistentMap.copyOf(results)
                                .with(String.format(java.util.Locale.ROOT, "%06d", index), result),
                resultBytes + bytes,
                kept,
                dropped);
    }

    /** An item failed. */
    public Loop failed(int index, int mostKeys) {
        return new Loop(
                items,
                keys,
                next,
                without(open, index),
                done,
                failed + 1,
                failedKeys.size() < mostKeys ? with(failedKeys, key(index)) : failedKeys,
                results,
                resultBytes,
                kept,
                dropped);
    }

    /** The steps of an ended item stay in the state, or do not. */
    public Loop ended(int index, boolean keep) {
        return new Loop(
                items,
                keys,
                next,
                open,
                done,
                failed,
                failedKeys,
                results,
                resultBytes,
                keep ? with(kept, index) : kept,
                keep ? dropped : dropped + 1);
    }

    /** What is left of it when nothing looks into it any more. */
    public Loop closed() {
        return new Loop(
                List.of(),
                keys,
                next,
                open,
                done,
                failed,
                failedKeys,
                PersistentMap.empty(),
                resultBytes,
                kept,
                dropped);
    }

    private static <T> List<T> with(List<T> list, T more) {
        ArrayList<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }

    private static List<Integer> without(List<Integer> list, int index) {
        return list.stream().filter(each -> each != index).toList();
    }
}
