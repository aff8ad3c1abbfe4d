package io.drillbook.activities.postgresql.wal;

import java.util.Locale;

/**
 * How a server cuts its log into segments.
 *
 * @param segmentSize in bytes, a power of two from 1 MiB to 1 GiB
 */
public record WalGeometry(long segmentSize) {
    /** What a server has unless it was made otherwise: 16 MiB. */
    public static final WalGeometry USUAL = new WalGeometry(16L << 20);

    public WalGeometry {
        if (Long.bitCount(segmentSize) != 1 || segmentSize < 1L << 20 || segmentSize > 1L << 30) {
            throw new IllegalArgumentException(
                    "a segment's size is a power of two from 1 MiB to 1 GiB, not " + segmentSize);
        }
    }

    /** The geometry in which a position lies in the segment of a given name; the usual one where several fit. */
    public static WalGeometry of(Lsn position, String segment) {
        if (USUAL.fits(position, segment)) {
            return USUAL;
        }
        for (long size = 1L << 20; size <= 1L << 30; size <<= 1) {
            WalGeometry geometry = new WalGeometry(size);
            if (geometry.fits(position, segment)) {
                return geometry;
            }
        }
        throw new IllegalArgumentException("no segment size puts " + position + " into segment " + segment);
    }

    private boolean fits(Lsn position, String segment) {
        return name(segment(Long.parseLong(segment.substring(0, 8), 16), position))
                .equals(segment);
    }

    /** Segments that share the middle eight digits of their names. */
    long segmentsPerFile() {
        return (1L << 32) / segmentSize;
    }

    /** The segment that holds a position. */
    public WalSegment segment(long timeline, Lsn position) {
        return new WalSegment(timeline, Long.divideUnsigned(position.value(), segmentSize));
    }

    /** Position of a segment's first byte. */
    public Lsn start(WalSegment segment) {
        return new Lsn(segment.number() * segmentSize);
    }

    /** Position after a segment's last byte. */
    public Lsn end(WalSegment segment) {
        return new Lsn((segment.number() + 1) * segmentSize);
    }

    /** The name of a segment's file: twenty-four hexadecimal digits. */
    public String name(WalSegment segment) {
        return String.format(
                Locale.ROOT,
                "%08X%08X%08X",
                segment.timeline(),
                segment.number() / segmentsPerFile(),
                segment.number() % segmentsPerFile());
    }

    /** Reads a segment's name. */
    public WalSegment segment(String name) {
        if (!name.matches("[0-9A-F]{24}")) {
            throw new IllegalArgumentException("not the name of a log segment: " + name);
        }
        long file = Long.parseLong(name.substring(8, 16), 16);
        long part = Long.parseLong(name.substring(16), 16);
        if (part >= segmentsPerFile()) {
            throw new IllegalArgumentException(
                    "segment " + name + " does not exist at a segment size of " + segmentSize + " bytes");
        }
        return new WalSegment(Long.parseLong(name.substring(0, 8), 16), file * segmentsPerFile() + part);
    }
}
