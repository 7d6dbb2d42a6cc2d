package org.gradproof.symbolic.source;

import java.util.List;

/**
 * The cells of a notebook whose text is read as one document. A line of that document is a line of a cell.
 *
 * @param starts the document's line, from 1, at which each of the cells starts, in their order
 * @param numbers the number of each of them among all cells of the notebook, from 1
 */
public record Cells(List<Integer> starts, List<Integer> numbers) {
    /** A document that is no notebook. */
    public static final Cells NONE = new Cells(List.of(), List.of());

    /**
     * A place in a file.
     *
     * @param cell from 1; 0 where the file has no cells
     * @param line from 1, in the cell where there is one
     */
    public record Place(int cell, int line) {
        /** {@code 12}, or {@code cell 3:12}. */
        @Override
        public String toString() {
            return cell == 0 ? String.valueOf(line) : "cell " + cell + ":" + line;
        }
    }

    public Cells {
        starts = List.copyOf(starts);
        numbers = List.copyOf(numbers);
    }

    /** The place of the document's line. */
    public Place place(int line) {
        int low = 0;
        int high = starts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts.get(middle) <= line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? new Place(0, line) : new Place(numbers.get(low - 1), line - starts.get(low - 1) + 1);
    }
}
