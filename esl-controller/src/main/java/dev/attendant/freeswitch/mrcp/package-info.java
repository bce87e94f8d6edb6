/**
 * Speech by FreeSWITCH's own UniMRCP (mod_unimrcp): its applications {@code playback say:…} and
 * {@code play_and_detect_speech}, run on a leg of their own that the caller is bridged to.
 */
package dev.attendant.freeswitch.mrcp;
