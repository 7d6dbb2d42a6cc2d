/** A service that classifies, with one library. */
module com.example.regression {
    requires org.gradproof.core;
}
