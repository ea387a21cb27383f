"""The sizes, in pixels, at which the tests look at pages."""

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
SMALL_PHONE = {"width": 360, "height": 740}  # the narrowest that is still sold
PROJECTOR = {"width": 1280, "height": 720}
LOW = {"width": 1440, "height": 600}  # a window that does not fill the screen
