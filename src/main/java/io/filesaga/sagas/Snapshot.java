package io.filesaga.sagas;

/**
 * A saga and what it remembers.
 *
 * @param <S> the definition's state type
 */
public record Snapshot<S>(SagaView view, S state) {

    public SagaStatus status() {
        return view.status();
    }
}
