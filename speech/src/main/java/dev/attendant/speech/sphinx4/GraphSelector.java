package dev.attendant.speech.sphinx4;

import edu.cmu.sphinx.linguist.Linguist;
import edu.cmu.sphinx.linguist.SearchGraph;
import edu.cmu.sphinx.util.props.PropertySheet;

/** Gives the search the graph of the scenario that is being talked in: to switch is to set a field. */
final class GraphSelector implements Linguist {

    private SearchGraph selected;

    void select(SearchGraph graph) {
        selected = graph;
    }

    @Override
    public SearchGraph getSearchGraph() {
        return selected;
    }

    @Override
    public void startRecognition() {}

    @Override
    public void stopRecognition() {}

    @Override
    public void allocate() {}

    @Override
    public void deallocate() {}

    @Override
    public void newProperties(PropertySheet properties) {}
}
