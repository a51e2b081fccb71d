package dev.countersign.setup.work;

import java.time.Duration;

/**
 * Something that is done again and again, by one replica at a time. Make it a bean.
 *
 * @param name of the task in the database; never change it
 * @param interval from the end of one run to the start of the next
 * @param work short: it hands longer work to threads of its own
 */
public record RecurringWork(String name, Duration interval, Runnable work) {}
