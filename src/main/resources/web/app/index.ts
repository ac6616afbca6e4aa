import './session/redirect-answer';
import './style/index.css';
import './shell/seat-shell';
