import { createRoot } from 'react-dom/client';
import '../shared/fonts';
import '../screen/screen.css';
import { Preview } from './Preview';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Preview />);
