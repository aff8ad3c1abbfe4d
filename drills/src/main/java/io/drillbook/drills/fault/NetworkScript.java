package io.drillbook.drills.fault;

import io.drillbook.runbooks.type.DataSize;

/**
 * A change to a host's network and what takes it back, as lines for bash. Both work on every interface but the loopback.
 *
 * @param undo must work whatever part of the change was made
 */
record NetworkScript(String name, String change, String undo) {
    private static final long SLOWEST = 8 * 1024;

    /**
     * A token bucket on what leaves, and another on what comes in, which has to pass through a device of its own for that:
     * only what leaves a device can be made to wait.
     */
    static NetworkScript slow(DataSize perSecond) {
        if (perSecond.bytes() < SLOWEST) {
            throw new IllegalArgumentException("slower than 8 KiB a second nothing works: " + perSecond);
        }
        String bucket = "tbf rate " + perSecond.bytes() + "bps burst 32k latency 400ms";
        return new NetworkScript("slow", """
                set -e
                for device in $(cd /sys/class/net && ls -d eth*); do
                  tc qdisc add dev "$device" root %1$s
                  ip link add "in-$device" type ifb
                  ip link set "in-$device" up
                  tc qdisc add dev "in-$device" root %1$s
                  tc qdisc add dev "$device" ingress
                  tc filter add dev "$device" parent ffff: protocol all u32 match u32 0 0 \
                    action mirred egress redirect dev "in-$device"
                done
                """.formatted(bucket), """
                for device in $(cd /sys/class/net && ls -d eth*); do
                  tc qdisc del dev "$device" root
                  tc qdisc del dev "$device" ingress
                  ip link del "in-$device"
                done 2> /dev/null
                """);
    }

    static NetworkScript cut() {
        return new NetworkScript(
                "cut",
                "set -e; iptables -I INPUT -i eth+ -j DROP; iptables -I OUTPUT -o eth+ -j DROP",
                "iptables -D INPUT -i eth+ -j DROP; iptables -D OUTPUT -o eth+ -j DROP");
    }
}
