package dev.attendant.testcalls.freeswitch;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code sched_transfer}, {@code sched_cancel} and {@code sched_del} for one channel (mod_dptools.c, mod_commands.c,
 * switch_scheduler.c). On the call's event loop.
 */
final class ScheduledTransfers {

    /** Tasks are numbered for all channels together. */
    private static final AtomicInteger LAST = new AtomicInteger();

    private final Channel channel;
    private final Set<Integer> scheduled = new HashSet<>();

    ScheduledTransfers(Channel channel) {
        this.channel = channel;
    }

    /** {@code +5 after XML context}; the number is left in a variable. */
    void schedule(String data) {
        List<String> words = SeparatedString.split(data, ' ', 4);
        if (words.size() < 2 || !words.getFirst().matches("\\+\\d{1,5}")) {
            return;
        }
        int task = LAST.incrementAndGet();
        scheduled.add(task);
        channel.variables().set("last_sched_id", Integer.toString(task));
        channel.loop().after(Duration.ofSeconds(Integer.parseInt(words.getFirst().substring(1))), () -> {
            if (scheduled.remove(task) && !channel.isHungUp()) {
                channel.dialplan().transfer(words.get(1), words.size() > 2 ? words.get(2) : "",
                        words.size() > 3 ? words.get(3) : "");
            }
        });
    }

    /** @param task its number; with anything else, all of the channel's. Returns how many there were */
    int cancel(String task) {
        if (task.matches("\\d{1,9}")) {
            return scheduled.remove(Integer.valueOf(task)) ? 1 : 0;
        }
        int all = scheduled.size();
        scheduled.clear();
        return all;
    }
}
