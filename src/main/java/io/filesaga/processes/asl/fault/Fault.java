package io.filesaga.processes.asl.fault;

/**
 * One thing that is wrong with a definition.
 *
 * @param pointer where it is, an RFC 6901 pointer into the definition; empty for the whole definition. For a field
 *     that is missing it names the object that lacks it
 * @param sentence what is wrong there, for a human; names the offending value where that helps
 */
public record Fault(String pointer, String sentence) {

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "(root)" : pointer) + ": " + sentence;
    }
}
