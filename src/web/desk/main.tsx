import { createRoot } from 'react-dom/client';
import '../shared/fonts';
import { Desk } from './Desk';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Desk />);
