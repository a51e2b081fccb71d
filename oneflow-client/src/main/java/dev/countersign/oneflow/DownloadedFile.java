package dev.countersign.oneflow;

/**
 * A file of a contract, in memory; its size was bounded by {@link OneflowClientSettings#maxFileBytes()}.
 *
 * @param content the bytes; not copied
 * @param contentType as the file server named it, {@code application/octet-stream} when it didn't; not to be trusted
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying megabytes would be waste
public record DownloadedFile(byte[] content, String contentType) {

    @Override
    public String toString() {
        return "DownloadedFile[%d bytes, %s]".formatted(content.length, contentType);
    }
}
