package io.drillbook.workflows.interpreter.state;

import static java.util.Objects.requireNonNull;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map in the order of its keys that never changes: a change gives another map, which shares all but a few nodes with
 * this one. So a run of many steps costs no more for each event than a run of few.
 */
public final class PersistentMap<V> extends AbstractMap<String, V> {
    private final @Nullable Node<V> root;

    private PersistentMap(@Nullable Node<V> root) {
        this.root = root;
    }

    /** A map without entries. */
    public static <V> PersistentMap<V> empty() {
        return new PersistentMap<>(null);
    }

    /** The same entries; the same map when it is one of these already. */
    public static <V> PersistentMap<V> copyOf(Map<String, V> map) {
        if (map instanceof PersistentMap<V> known) {
            return known;
        }
        PersistentMap<V> copy = empty();
        for (Map.Entry<String, V> entry : map.entrySet()) {
            copy = copy.with(entry.getKey(), entry.getValue());
        }
        return copy;
    }

    /** These entries and another one, which replaces what the key had. */
    public PersistentMap<V> with(String key, V value) {
        return new PersistentMap<>(put(root, requireNonNull(key), requireNonNull(value)));
    }

    /** These entries without one. */
    public PersistentMap<V> without(String key) {
        return containsKey(key) ? new PersistentMap<>(remove(requireNonNull(root), key)) : this;
    }

    /** The value of a key. */
    public Optional<V> find(String key) {
        @Nullable Node<V> node = root;
        while (node != null) {
            int order = key.compareTo(node.key);
            if (order == 0) {
                return Optional.of(node.value);
            }
            node = order < 0 ? node.left : node.right;
        }
        return Optional.empty();
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return key instanceof String text ? find(text).orElse(null) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String text && find(text).isPresent();
    }

    @Override
    public int size() {
        return size(root);
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, V>> iterator() {
                return new InOrder<>(root);
            }

            @Override
            public int size() {
                return PersistentMap.this.size();
            }
        };
    }

    private static <V> Node<V> put(@Nullable Node<V> node, String key, V value) {
        if (node == null) {
            return new Node<>(key, value, null, null);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return new Node<>(key, value, node.left, node.right);
        }
        return order < 0
                ? balanced(node, put(node.left, key, value), node.right)
                : balanced(node, node.left, put(node.right, key, value));
    }

    private static <V> @Nullable Node<V> remove(Node<V> node, String key) {
        int order = key.compareTo(node.key);
        if (order < 0) {
            return balanced(node, remove(requireNonNull(node.left), key), node.right);
        }
        if (order > 0) {
            return balanced(node, node.left, remove(requireNonNull(node.right), key));
        }
        if (node.left == null || node.right == null) {
            return node.left == null ? node.right : node.left;
        }
        Node<V> next = node.right;
        while (next.left != null) {
            next = next.left;
        }
        return balanced(next, node.left, remove(node.right, next.key));
    }

    /** A node with the key of {@code of} over two trees whose heights differ by two at most. */
    private static <V> Node<V> balanced(Node<V> of, @Nullable Node<V> left, @Nullable Node<V> right) {
        if (height(left) > height(right) + 1) {
            Node<V> tall = requireNonNull(left);
            if (height(tall.left) >= height(tall.right)) {
                return tall.over(tall.left, of.over(tall.right, right));
            }
            Node<V> middle = requireNonNull(tall.right);
            return middle.over(tall.over(tall.left, middle.left), of.over(middle.right, right));
        }
        if (height(right) > height(left) + 1) {
            Node<V> tall = requireNonNull(right);
            if (height(tall.right) >= height(tall.left)) {
                return tall.over(of.over(left, tall.left), tall.right);
            }
            Node<V> middle = requireNonNull(tall.left);
            return middle.over(of.over(left, middle.left), tall.over(middle.right, tall.right));
        }
        return of.over(left, right);
    }

    private static int height(@Nullable Node<?> node) {
        return node == null ? 0 : node.height;
    }

    private static int size(@Nullable Node<?> node) {
        return node == null ? 0 : node.size;
    }

    private static final class Node<V> {
        private final String key;
        private final V value;
        private final @Nullable Node<V> left;
        private final @Nullable Node<V> right;
        private final int height;
        private final int size;

        Node(String key, V value, @Nullable Node<V> left, @Nullable Node<V> right) {
            this.key = key;
            this.value = value;
            this.left = left;
            this.right = right;
            this.height = 1 + Math.max(PersistentMap.height(left), PersistentMap.height(right));
            this.size = 1 + PersistentMap.size(left) + PersistentMap.size(right);
        }

        Node<V> over(@Nullable Node<V> less, @Nullable Node<V> more) {
            return less == left && more == right ? this : new Node<>(key, value, less, more);
        }
    }

    private static final class InOrder<V> implements Iterator<Entry<String, V>> {
        private final Deque<Node<V>> path = new ArrayDeque<>();

        InOrder(@Nullable Node<V> root) {
            descend(root);
        }

        private void descend(@Nullable Node<V> from) {
            for (Node<V> node = from; node != null; node = node.left) {
                path.push(node);
            }
        }

        @Override
        public boolean hasNext() {
            return !path.isEmpty();
        }

        @Override
        public Entry<String, V> next() {
            if (path.isEmpty()) {
                throw new NoSuchElementException();
            }
            Node<V> node = path.pop();
            descend(node.right);
            return Map.entry(node.key, node.value);
        }
    }
}
