package dev.attendant.testcalls.pbx;

import io.vertx.core.Vertx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Beats every 20 ms for each of its members: one timer of 1 ms for all, the members spread over 20 phases, so
 * that a thousand calls are no burst. Corrected against the clock: a late timer does not move the beat. All of it
 * runs on one event loop. It runs only while it has members.
 */
public final class Metronome {

    private static final int PHASES = 20;
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(1);
    /** After a longer stall than this the beats in between are left out. */
    private static final long CATCH_UP = TimeUnit.MILLISECONDS.toNanos(200);

    /** Somebody who does something every 20 ms. */
    public interface Member {

        /**
         * @param nanos when this beat was due, by {@link System#nanoTime}: the clock of a PBX goes on when its
         *              thread is late
         */
        void beat(long nanos);
    }

    private final Vertx vertx;
    private final List<List<Member>> phases = new ArrayList<>();
    private int members;
    private int nextPhase;
    private long timer;
    private long nextSlotAt;
    private int slot;

    public Metronome(Vertx vertx) {
        this.vertx = vertx;
        for (int i = 0; i < PHASES; i++) {
            phases.add(new ArrayList<>());
        }
    }

    public void add(Member member) {
        phases.get(nextPhase).add(member);
        // 7 has no divisor in common with 20: neighbours in time get distant phases.
        nextPhase = (nextPhase + 7) % PHASES;
        if (members++ == 0) {
            nextSlotAt = System.nanoTime();
            timer = vertx.setPeriodic(1, id -> run());
        }
    }

    /** May be called from within a beat. */
    public void remove(Member member) {
        for (List<Member> phase : phases) {
            int at = phase.indexOf(member);
            if (at >= 0) {
                phase.set(at, null);
                if (--members == 0) {
                    vertx.cancelTimer(timer);
                }
                return;
            }
        }
    }

    private void run() {
        long now = System.nanoTime();
        if (now - nextSlotAt > CATCH_UP) {
            nextSlotAt = now;
        }
        while (members > 0 && nextSlotAt - now <= 0) {
            beat(phases.get(slot), nextSlotAt);
            slot = (slot + 1) % PHASES;
            nextSlotAt += STEP;
        }
    }

    private static void beat(List<Member> phase, long due) {
        boolean gone = false;
        for (int i = 0; i < phase.size(); i++) {
            Member member = phase.get(i);
            if (member == null) {
                gone = true;
            } else {
                member.beat(due);
            }
        }
        if (gone) {
            phase.removeIf(member -> member == null);
        }
    }
}
