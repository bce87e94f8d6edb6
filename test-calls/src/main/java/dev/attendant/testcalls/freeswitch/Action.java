package dev.attendant.testcalls.freeswitch;

/** An action of the dialplan: an application and its data, which is expanded when it is executed. */
record Action(String application, String data) {}
