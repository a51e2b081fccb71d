package dev.countersign.sync.export;

import java.io.IOException;
import java.io.OutputStream;

/** How an export is written. */
interface ExportFormat {

    /** What is written with {@link java.net.URLConnection}'s name for it. */
    String mediaType();

    /** The end of a file's name. */
    String suffix();

    /** Begins a file. */
    Writing begin(OutputStream out) throws IOException;

    /** A file that is being written. Only {@link #end} makes it a whole one: what breaks off must not look complete. */
    interface Writing {

        void write(ExportedEntry entry) throws IOException;

        /** Hands on what is written so far. */
        void flush() throws IOException;

        void end() throws IOException;
    }
}
